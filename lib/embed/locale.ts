import type { EmbedLanguage } from './languages'

/** The texts’ language, and the tag that numbers and dates are written by: `de` and `de-CH`. */
export interface EmbedLocale {
  language: EmbedLanguage
  locale: string
}

interface Wishes {
  /** Of the host page; it decides, where there are texts for it. */
  asked: string | null | undefined
  /** Of the browser, dearest first. */
  accepted: readonly string[]
  /** Of the configuration; the first is what is left. */
  languages: readonly EmbedLanguage[]
}

export function localeOf({ asked, accepted, languages }: Wishes): EmbedLocale {
  for (const tag of [asked, ...accepted]) {
    const locale = tag ? canonical(tag) : undefined
    const language = languages.find((known) => known === locale?.split('-')[0])
    if (locale && language) return { language, locale: regional(locale, accepted) }
  }
  const language = languages[0] ?? 'en'
  return { language, locale: language }
}

/** A language alone says no more than its texts: how numbers and days are written, the reader's own region decides. */
const regional = (locale: string, accepted: readonly string[]) =>
  locale.includes('-') ? locale : (accepted.map(canonical).find((tag) => tag?.startsWith(`${locale}-`)) ?? locale)

/** The tag as the standard writes it; undefined when it is none. Extensions (`-u-nu-…`) are left out. */
function canonical(tag: string): string | undefined {
  if (tag.length > 35 || !/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i.test(tag)) return undefined
  try {
    return new Intl.Locale(tag).baseName
  } catch {
    return undefined
  }
}

/** The tags of an `Accept-Language` header, dearest first. */
export function acceptedLanguages(header: string | null): string[] {
  return (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = /^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1]
      return { tag, weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}

export const directionOf = (language: EmbedLanguage): 'rtl' | 'ltr' => (language === 'ar' ? 'rtl' : 'ltr')
