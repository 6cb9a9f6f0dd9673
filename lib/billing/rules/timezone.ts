/** Whether a text is a name of the IANA time zone database, in its own spelling. Offsets like `+02:00` are not, nor is `Local`. */
export function isTimezone(name: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+/-]*$/.test(name)) return false
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions()
    // An alias resolves to another name; the same name in other letters is a misspelling the API refuses.
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase()
  } catch {
    return false
  }
}
