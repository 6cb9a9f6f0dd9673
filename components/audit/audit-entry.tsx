'use client'
import { useTranslations } from 'next-intl'
import { CopyButton } from '@/components/ui/copy-button'
import { PlainText } from '@/components/ui/plain-text'
import { Time } from '@/components/ui/time'
import type { AuditLine } from '@/lib/queries/audit-line'
import { useActionWords } from './action-words'
import { ChangesList } from './changes-list'

/** One entry: what, who, when; opened, everything that stands in it. */
export function AuditEntry({ line, shows }: { line: AuditLine; shows: 'number' | 'nothing' }) {
  const t = useTranslations('audit')
  const wordsOf = useActionWords()
  const { number, at, actor, subject, environment, requestId, details, changes } = line
  const facts = Object.entries(details).filter(([, value]) => value !== null && value !== '')
  return (
    <details className="group border-line not-last:border-b">
      <summary className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2 hover:bg-sunken">
        {shows === 'number' && <span className="figures w-14 text-muted">{number}</span>}
        <span className="min-w-48 grow font-medium">{wordsOf(line)}</span>
        <span className="min-w-32 text-muted">{actor ? <PlainText>{actor.name ?? actor.id}</PlainText> : t('nobody')}</span>
        <span className="figures ml-auto text-sm whitespace-nowrap text-muted">
          <Time at={at} as="minute" />
        </span>
      </summary>
      <div className="grid gap-3 bg-sunken px-4 py-3">
        {changes && <ChangesList changes={changes} />}
        <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm sm:grid-cols-[150px_minmax(0,1fr)]">
          {environment && <Fact name={t('environment')}>{environment}</Fact>}
          {facts.map(([name, value]) => (
            <Fact key={name} name={name}>
              {String(value)}
            </Fact>
          ))}
        </dl>
        <div className="flex flex-wrap gap-2">
          {subject && <CopyButton label={t('subject')} value={subject} isMono />}
          {requestId && <CopyButton label={t('request')} value={requestId} isMono />}
        </div>
      </div>
    </details>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <>
      <dt className="text-muted">
        <PlainText>{name}</PlainText>
      </dt>
      <dd className="font-mono wrap-anywhere">
        <PlainText>{children}</PlainText>
      </dd>
    </>
  )
}
