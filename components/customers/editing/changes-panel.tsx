'use client'
import { useTranslations } from 'next-intl'
import { PlainText } from '@/components/ui/plain-text'
import { type Change, keyOf, type Place } from '@/lib/customers/content'
import type { TextField } from '@/lib/customers/field-rules'
import { countryAndCode } from '@/lib/format/country'

/** A place of the content as people call it. */
export function PlaceName({ place }: { place: Place }) {
  const t = useTranslations('customerForm.fields')
  const key = keyOf(place)
  if (key === undefined) return t(place as TextField)
  return (
    <span className="font-mono text-sm wrap-anywhere">
      <PlainText>{key === '' ? '""' : key}</PlainText>
    </span>
  )
}

/** What saving will change, before it is saved; each can be taken back by itself. */
export function ChangesPanel({ changes, onUndo }: { changes: readonly Change[]; onUndo: (change: Change) => void }) {
  const t = useTranslations('changes')
  if (changes.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <ul aria-label={t('title')} className="grid gap-3">
      {changes.map((change) => (
        <li key={change.place} className="grid gap-0.5">
          <div className="flex items-baseline gap-2">
            <span className="font-medium">
              <PlaceName place={change.place} />
            </span>
            <span className="text-sm text-muted">{t(`kinds.${kindOf(change)}`)}</span>
            <button
              type="button"
              onClick={() => onUndo(change)}
              className="ml-auto shrink-0 text-sm text-muted underline hover:text-text"
            >
              {t('undo')}
              <span className="sr-only">
                {' '}
                <PlaceName place={change.place} />
              </span>
            </button>
          </div>
          {change.before !== undefined && (
            <del className="rounded-md bg-blocked-soft px-2 py-1 text-sm text-blocked whitespace-pre-wrap wrap-anywhere">
              <Text place={change.place}>{change.before}</Text>
            </del>
          )}
          {change.after !== undefined && (
            <ins className="rounded-md bg-accent-soft px-2 py-1 text-sm whitespace-pre-wrap no-underline wrap-anywhere">
              <Text place={change.place}>{change.after}</Text>
            </ins>
          )}
        </li>
      ))}
    </ul>
  )
}

function Text({ place, children }: { place: Place; children: string }) {
  const t = useTranslations('changes')
  return children === '' ? <i>{t('emptyText')}</i> : <PlainText>{shownText(place, children)}</PlainText>
}

/** A country by its name, as its field shows it. */
export const shownText = (place: Place, text: string) => (place === 'addressCountry' ? countryAndCode(text, 'en') : text)

function kindOf({ place, before, after }: Change) {
  if (before === undefined) return 'added'
  if (after !== undefined) return 'changed'
  return keyOf(place) === undefined ? 'cleared' : 'removed'
}
