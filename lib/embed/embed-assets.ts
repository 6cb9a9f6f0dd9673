import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { EMBED_LANGUAGES, type EmbedLanguage } from './languages'

/** Addresses of the widgets' script and what belongs to it. */
export interface EmbedAssets {
  /** Not an address but the text of the script that stands in the page. */
  begin: string
  script: string
  styles: string[]
  /** Of the theme that brings its own face. */
  fonts: string[]
  /** Loaded with the script, whatever it shows. */
  imports: string[]
  texts: Partial<Record<EmbedLanguage, string[]>>
}

interface Chunk {
  file: string
  css?: string[]
  assets?: string[]
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
    styles: (entry.css ?? []).map(address),
    fonts: (entry.assets ?? []).filter((name) => name.endsWith('.woff2')).map(address),
    imports: importsOf(entry),
    texts: Object.fromEntries(
      EMBED_LANGUAGES.flatMap((language) => {
        const chunk = manifest[`lib/embed/texts/${language}.json`]
        return chunk ? [[language, [address(chunk.file)]]] : []
      }),
    ),
  }
  return known
}
