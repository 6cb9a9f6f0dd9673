const DOTS = '•••'
/** Whether a text is what masking leaves; somebody's own text may look so, too. */
export const isMasked = (text: string): boolean => text.includes(DOTS)

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * The first letter and dots, always three: how long the text was is nobody's business either. No letter of what has but one or two, or
 * begins with none: 'Ada' → 'A•••', 'x' → '•••'.
 */
export function maskText(text: string): string {
  if (text.trim() === '') return text
  const letters = Array.from(SEGMENTS.segment(text.trim().slice(0, 32)), ({ segment }) => segment)
  const [first = ''] = letters
  return letters.length > 2 && /^[\p{L}\p{N}]\p{M}*$/u.test(first) ? `${first}${DOTS}` : DOTS
}

/** Word by word, three at most: 'Acme Robotics Inc' → 'A••• R••• I•••'. */
export const maskName = (name: string): string =>
  name.trim() === '' ? name : name.trim().split(/\s+/).slice(0, 3).map(maskText).join(' ')

/** The top-level domain stays: 'ada@north.example' → 'a•••@n•••.example'. What is no address is masked as text. */
export function maskEmail(email: string): string {
  const [, local = '', host = '', top = ''] = /^([^@]+)@([^@]+)\.([a-z]{2,24})$/i.exec(email.trim()) ?? []
  return top ? `${maskText(local)}@${maskText(host)}.${top}` : maskText(email)
}
