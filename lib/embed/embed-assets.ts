import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** Addresses of the widgets' script and what belongs to it. */
export interface EmbedAssets {
  /** Not an address but the text of the script that stands in the page. */
  begin: string
  script: string
  /** The sheet's text: it stands in the page as well, as fetching it would take longer than sending it. */
  style: string
  /** Loaded with the script, whatever it shows. */
  imports: string[]
}

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
  isEntry?: boolean
}

let known: EmbedAssets | undefined

/** As scripts/build-embed.mjs has left them beside the pages' own files. @throws Error when they have not been built */
export async function embedAssets(): Promise<EmbedAssets> {
  if (known && process.env.NODE_ENV === 'production') return known
  const folder = path.join(process.env.NEXT_DIST_DIR ?? '.next', process.env.NODE_ENV === 'production' ? '' : 'dev')
  const read = (name: string) =>
    readFile(path.join(/* turbopackIgnore: true */ process.cwd(), folder, 'static/embed', name), 'utf8')
  const manifest: Record<string, Chunk> = JSON.parse(await read('manifest.json'))
  const address = (name: string) => `/_next/static/embed/${name}`
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('The widgets have not been built.')
  const importsOf = ({ imports = [] }: Chunk) => imports.flatMap((key) => (manifest[key] ? [address(manifest[key].file)] : []))
  known = {
    begin: (await read('begin.js')).trim(),
    script: address(entry.file),
    style: (await Promise.all((entry.css ?? []).map(read))).join('').trim(),
    imports: importsOf(entry),
  }
  return known
}
