/** Hands a text made in the browser to the person as a file. */
export function downloadText(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}

/** A file name that every system takes, whatever stands in the id. */
export const fileName = (kind: string, id: string, now: number, ending: string) =>
  `${kind}-${id.replace(/[^A-Za-z0-9._-]+/g, '_').slice(0, 60)}-${new Date(now).toISOString().slice(0, 10)}.${ending}`
