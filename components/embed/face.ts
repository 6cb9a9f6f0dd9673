import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'

let face: FontFace | undefined

/**
 * Fetches our own face and adds it, if it is still wanted when it has come. Left to the sheet it would be fetched before the script, which
 * a slow line is wanted for, and come into a page that has told its height. Without it the next of the theme's list is drawn with.
 */
export async function addFace(isWanted: () => boolean): Promise<void> {
  face ??= new FontFace('Inter Embed', `url(${inter}) format("woff2")`, { weight: '100 900' })
  const { status } = await face.load().catch(() => ({ status: 'error' }))
  if (status === 'loaded' && isWanted()) document.fonts.add(face)
}
