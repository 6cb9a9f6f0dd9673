import { countryAndCode, countryName } from '@/lib/format/country'

/**
 * A country by its code. Browsers and the server know a few of them by different names, such as Hong Kong: the one in the first HTML then
 * stays, which is what the attribute is for.
 */
export function Country({ code, withCode = false }: { code: string; withCode?: boolean }) {
  return <span suppressHydrationWarning>{withCode ? countryAndCode(code, 'en') : countryName(code, 'en')}</span>
}
