import { useTranslations } from 'next-intl'
import { PlainText } from '@/components/ui/plain-text'
import type { Changes } from '@/lib/intents/changes'

/** What a write changed, member by member. */
export function ChangesList({ changes }: { changes: Changes }) {
  const t = useTranslations('audit')
  const names = Object.keys(changes)
  if (names.length === 0) return <p className="text-muted">{t('noChange')}</p>
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-muted">
          <th className="w-48 py-1 pr-3 font-normal">{t('member')}</th>
          <th className="py-1 pr-3 font-normal">{t('before')}</th>
          <th className="py-1 font-normal">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name} className="border-t border-line align-top">
            <th scope="row" className="py-1 pr-3 text-left font-mono font-normal wrap-anywhere">
              <PlainText>{name}</PlainText>
            </th>
            <Value text={changes[name]?.before ?? null} />
            <Value text={changes[name]?.after ?? null} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ text }: { text: string | null }) {
  const t = useTranslations('audit')
  return (
    <td className="py-1 pr-3 wrap-anywhere whitespace-pre-wrap">
      {text === null ? <span className="text-muted">{t('absent')}</span> : <PlainText>{text}</PlainText>}
    </td>
  )
}
