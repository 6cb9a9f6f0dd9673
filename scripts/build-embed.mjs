/**
 * Bundles the widgets (components/embed) by themselves, without the framework's runtime: they are plain pages in other sites' frames, and
 * a quarter of its size. Run by `next build` (next.config.js), and by `npm run dev` with `watch`.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import compile from 'icu-minify/compile'
import { build } from 'vite'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const { browserslist } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
/** `chrome >= 123` → `chrome123` */
const target = browserslist.map((line) => line.replace(' >= ', ''))

const compileTree = (tree) =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileTree(value)]),
  )

/** Texts are parsed here, once, as lib/messages/compiled.ts does with the console's. */
const compiledTexts = {
  name: 'compiled-texts',
  enforce: 'pre',
  transform: (code, id) =>
    /\/lib\/embed\/texts\/\w+\.json$/.test(id) ? JSON.stringify(compileTree(JSON.parse(code))) : undefined,
}

/** The script that stands in the page, as one text. */
const beginning = {
  name: 'beginning',
  buildStart() {
    for (const file of ['components/embed/begin.ts', 'lib/embed/first-reads.ts']) this.addWatchFile(path.join(root, file))
  },
  async generateBundle() {
    const { output } = await build({
      ...common,
      build: {
        target,
        write: false,
        rollupOptions: { input: path.join(root, 'components/embed/begin.ts'), output: { format: 'iife' } },
      },
    })
    this.emitFile({ type: 'asset', fileName: 'begin.js', source: output[0].code })
  },
}

const common = {
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  base: '/_next/static/embed/',
  mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
  esbuild: { jsx: 'automatic', legalComments: 'none' },
  resolve: {
    alias: [
      { find: '@', replacement: root },
      { find: 'next-intl', replacement: 'use-intl' },
      // The same components, drawn by a renderer of a tenth of the size: a frame in somebody's page is read far more often than used.
      { find: 'react', replacement: 'preact/compat' },
      { find: 'react-dom/client', replacement: 'preact/compat/client' },
      { find: 'react/jsx-runtime', replacement: 'preact/jsx-runtime' },
      {
        find: 'use-intl/format-message',
        replacement: path.join(root, 'node_modules/use-intl/dist/esm/production/format-message/format-only.js'),
      },
    ].map(({ find, replacement }) => ({ find: find === '@' ? /^@(?=\/)/ : new RegExp(`^${find}$`), replacement })),
  },
}

/** Into `static/embed` of a build folder, whence the framework serves it; the names hold a hash of what is in them. */
export async function buildEmbed(distDir, { watch = false } = {}) {
  await build({
    ...common,
    plugins: [compiledTexts, beginning],
    build: {
      outDir: path.resolve(root, distDir, 'static/embed'),
      emptyOutDir: true,
      manifest: 'manifest.json',
      target,
      // Helpers of the bundler's that would add elements the page's policy refuses.
      modulePreload: false,
      assetsInlineLimit: 0,
      watch: watch ? {} : null,
      rollupOptions: {
        input: path.join(root, 'components/embed/main.tsx'),
      },
    },
  })
}
