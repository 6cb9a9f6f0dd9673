/**
 * `npm run embed:demo`: a vendor's page with the widgets of a running console, on a site of its own, so that everything between the two
 * happens as it would in production. What it needs is made in the console under Settings → Embeds.
 */
import { demoPage, mint, serveHost } from './embed-host'

const {
  EMBED_KEY,
  EMBED_CONFIG,
  EMBED_CUSTOMER = 'acme-42',
  EMBED_DEMO_PORT = '4100',
  EMBED_CONSOLE = 'http://localhost:3000',
} = process.env
const address = `http://host.localhost:${EMBED_DEMO_PORT}`

if (!EMBED_KEY || !EMBED_CONFIG) {
  console.error(`Make an embed in the console (Settings → Embeds) that ${address} may frame, and a mint key for it. Then:
  EMBED_CONFIG=emb_… EMBED_KEY=bcm_… npm run embed:demo
EMBED_CONSOLE (${EMBED_CONSOLE}), EMBED_CUSTOMER (${EMBED_CUSTOMER}, your id of a customer) and EMBED_DEMO_PORT name others.`)
  process.exit(1)
}

const vendor = { console: EMBED_CONSOLE.replace(/\/$/, ''), key: EMBED_KEY, configId: EMBED_CONFIG, customer: EMBED_CUSTOMER }
try {
  await mint(vendor)
} catch (error) {
  console.error(`No token for ${EMBED_CUSTOMER}: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
await serveHost(vendor, { port: Number(EMBED_DEMO_PORT), page: demoPage })
console.log(`The portal of ${EMBED_CUSTOMER}: ${address}\nCtrl-C stops it.`)
