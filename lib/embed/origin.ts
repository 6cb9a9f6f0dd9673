/**
 * Whether a text is exactly one origin that may frame a widget, as browsers write it: https, or http on a machine's own names for trying
 * it. No wildcard, path, user or default port, so that it can stand in a header and be compared as text (EM-9).
 */
export function isHostOrigin(text: string): boolean {
  if (text.length > 300 || !/^https?:\/\/([a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:]+\])(:\d{1,5})?$/.test(text)) return false
  if (!URL.canParse(text)) return false
  const { origin, protocol, hostname } = new URL(text)
  return origin === text && (protocol === 'https:' || isOwnMachine(hostname))
}

const isOwnMachine = (hostname: string) =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '[::1]' ||
  /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
