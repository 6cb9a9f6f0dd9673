/**
 * Text that a spreadsheet would take for a formula: it begins, after spaces and quotes, with one of its signs, a control character, or
 * a full-width twin of the signs (BR-4).
 */
const FORMULA = /^[\s"'\u200b\ufeff]*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/

/**
 * A text cell that no spreadsheet evaluates: an apostrophe before it where it is needed. Also before one that begins with an apostrophe,
 * so that `textOfCell` gives every text back. Numbers are not for this: they stay as they are.
 */
export const safeCell = (text: string): string => (text.startsWith("'") || FORMULA.test(text) ? `'${text}` : text)

/** The text that `safeCell` was given. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)
