import { TZDate } from '@date-fns/tz'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY, dayTexts, tellDayTexts, writtenDay } from './day-texts'

const LOCALES = ['en', 'en-US', 'en-GB', 'de-CH', 'fr-CA', 'es-MX', 'ja', 'ar', 'ar-EG', 'pl', 'he', 'hi', 'ko', 'zh-Hant']
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Kiritimati', 'Pacific/Marquesas', 'Europe/London']
const NOW = Date.UTC(2026, 10, 25, 12)

test('a day is written as the browser writes it, in any language, zone and year', () =>
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2025-12-30'), max: new Date('2028-01-03'), noInvalidDate: true }),
      fc.constantFrom(...LOCALES),
      fc.constantFrom(...ZONES),
      (at, locale, timeZone) => {
        const year = (of: Date | number) => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(of)
        const format = { ...DAY, ...(year(at) !== year(NOW) && { year: 'numeric' as const }), timeZone }
        tellDayTexts(locale, dayTexts(locale))
        expect([locale, timeZone, writtenDay(new TZDate(at, timeZone).toISOString(), NOW, locale)]).toEqual([
          locale,
          timeZone,
          new Intl.DateTimeFormat(locale, format).format(at),
        ])
      },
    ),
    { numRuns: 1_000 },
  ))

test.each(['fa', 'th'])('%s has another calendar', (locale) => {
  tellDayTexts(locale, dayTexts(locale))
  expect(writtenDay('2026-12-01T00:00:00.000+01:00', NOW, locale)).toBeUndefined()
})

test.each(['2026-12-01T00:00:00Z', '2026-12-01', 'soon', ''])('%j is no day of a zone', (at) => {
  tellDayTexts('en', dayTexts('en'))
  expect(writtenDay(at, NOW, 'en')).toBeUndefined()
})
