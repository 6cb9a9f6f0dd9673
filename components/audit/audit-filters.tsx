'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useId } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { routes } from '@/lib/routes'
import { AUDIT_FILTERS, type AuditFilter, type AuditSearch, auditQuery } from '@/lib/url/audit-search'
import { ACTIONS, useActionWords } from './action-words'

/** A form whose answer is the address: it works before the page is live, too. */
export function AuditFilters({ filters }: { filters: AuditSearch }) {
  const t = useTranslations('audit')
  const { environment } = useBilling()
  const router = useRouter()
  const wordsOf = useActionWords()
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const next = AUDIT_FILTERS.flatMap((name) => {
      const value = String(given.get(name) ?? '').trim()
      return value ? [[name, value]] : []
    })
    router.push(routes.settings.audit(environment, Object.fromEntries(next)))
  }
  const isNarrowed = Object.keys(auditQuery(filters)).some((name) => filters[name as AuditFilter])
  return (
    // The key lays the fields anew when the address changes, Back included.
    <form key={JSON.stringify(filters)} onSubmit={apply} className="mb-3 flex flex-wrap items-end gap-2">
      <Labelled label={t('action')}>
        {(id) => (
          <select id={id} name="action" defaultValue={filters.action ?? ''} className={`${control} max-w-56`}>
            <option value="">{t('anyAction')}</option>
            {ACTIONS.map((action) => (
              <option key={action} value={action}>
                {wordsOf({ action, details: {} })}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      {(['actor', 'subject', 'environment'] as const).map((name) => (
        <Labelled key={name} label={t(`${name}Filter`)}>
          {(id) => (
            <input id={id} name={name} defaultValue={filters[name] ?? ''} autoComplete="off" className={`${control} w-40`} />
          )}
        </Labelled>
      ))}
      {(['from', 'to'] as const).map((name) => (
        <Labelled key={name} label={t(name)}>
          {(id) => <input id={id} type="date" name={name} defaultValue={filters[name] ?? ''} className={control} />}
        </Labelled>
      ))}
      <Button type="submit">{t('apply')}</Button>
      {isNarrowed && (
        <Button look="quiet" onClick={() => router.push(routes.settings.audit(environment))}>
          {t('clear')}
        </Button>
      )}
    </form>
  )
}

const control = 'h-8 rounded-md border border-line-strong bg-surface px-2'

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-0.5 block text-xs text-muted">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
