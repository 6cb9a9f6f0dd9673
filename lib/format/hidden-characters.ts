/**
 * Characters that change what is read without being seen: controls, marks that turn the direction of what follows, spaces of no width.
 * Not the joiners and direction marks that scripts and emoji need (U+200C to U+200F).
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HIDDEN = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u2069\ufeff])/u

/** The text in pieces: as it is, or a hidden character by its name (`U+202E`). */
export function piecesOf(text: string): { text: string; isHidden: boolean }[] {
  return text
    .split(HIDDEN)
    .map((piece, index) => (index % 2 === 1 ? { text: nameOf(piece), isHidden: true } : { text: piece, isHidden: false }))
    .filter((piece) => piece.text !== '')
}

const nameOf = (character: string) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
