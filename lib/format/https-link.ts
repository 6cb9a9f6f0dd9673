/**
 * The address that a customer's text may become a link to; undefined for any other text. Only a whole https address without a user in
 * it: `https://bank.example@evil.example` reads as another place than it leads to.
 */
export function httpsLink(text: string): string | undefined {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.protocol === 'https:' && !url.username && !url.password && url.hostname.includes('.') ? url.href : undefined
}
