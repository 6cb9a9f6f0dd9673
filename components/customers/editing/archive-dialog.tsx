'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { DeliberateButton, TypedConfirmation, useArmed } from '@/components/form/typed-confirmation'
import { useBilling } from '@/components/layout/billing-provider'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { PlainText } from '@/components/ui/plain-text'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toasts'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import { preflightOf } from '@/lib/customers/archive-blockers'
import { customerVersion } from '@/lib/intents/version'
import { customerMutations } from '@/lib/queries/customers'
import { entitlementQueries } from '@/lib/queries/entitlements'
import { planNameOf } from '@/lib/record/subscriptions'
import { routes } from '@/lib/routes'
import { useWrite } from './use-write'
import { WriteNotice } from './write-notice'

/** Archives one customer: what stands in the way, what happens, and that it cannot be undone, before the name is typed. */
export function ArchiveDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useTranslations('archive')
  const billing = useBilling()
  const id = customer.id ?? ''
  const wanted = customer.externalId || id
  const write = useWrite()
  const isArmed = useArmed()
  const [typed, setTyped] = useState('')
  const inputRef = useRef<HTMLInputElement>(null)
  const confirm = useMutation(customerMutations.confirmArchive(billing))
  const archive = useMutation(customerMutations.archive(billing))
  const entitlements = useQuery({ ...entitlementQueries.of(billing, id), refetchOnMount: 'always' })
  // What was read before the dialog opened is no answer to whether it can be done now.
  const answer = entitlements.isFetchedAfterMount && !entitlements.isError ? entitlements.data : undefined
  const isBlocked = answer !== undefined && preflightOf(answer).blocking.length > 0

  const applied = () => {
    write.done()
    toast({
      text: t('done', { name: customer.name || wanted }),
      link: { href: routes.customer(billing.environment, id), label: t('open') },
    })
    onClose()
  }
  const send = async () => {
    if (write.isBusy) return
    write.begin()
    try {
      const { confirmation } = await confirm.mutateAsync({ id, version: customerVersion(customer) })
      await archive.mutateAsync({ intentId: write.intentId, id, confirmation })
      applied()
    } catch (error) {
      write.fail(error as Error)
    }
  }
  return (
    <Dialog
      title={t.rich('title', { name: () => <PlainText>{customer.name || wanted}</PlainText> })}
      isOpen
      isAlert
      onClose={onClose}
      width="wide"
      initialFocus={inputRef}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <DeliberateButton
            look="danger"
            onClick={send}
            disabled={!isArmed || typed !== wanted || isBlocked || write.isBusy}
            title={isBlocked ? t('blockedHint') : typed === wanted ? undefined : t('typeHint')}
          >
            {write.state.is === 'saving' ? t('working') : t('confirm')}
          </DeliberateButton>
        </>
      }
    >
      <div className="grid gap-4">
        <Preflight query={entitlements} answer={answer} />
        <ul className="grid list-disc gap-1 pl-4.5 marker:text-muted">
          <li>{t('effects.hidden')}</li>
          <li>{t('effects.readable')}</li>
          <li>{t('effects.free')}</li>
          <li className="font-medium">{t('effects.final')}</li>
        </ul>
        {!isBlocked && (
          <TypedConfirmation label={t('type')} wanted={wanted} typed={typed} onType={setTyped} inputRef={inputRef} />
        )}
        <WriteNotice write={write} onApplied={applied} failure={(error) => refusalWords(error, t)} />
      </div>
    </Dialog>
  )
}

function refusalWords(error: Error, t: ReturnType<typeof useTranslations<'archive'>>) {
  if (!(error instanceof SDKError)) return undefined
  if (error.code === 'invalid_operation') return t('refused')
  if (error.code === 'not_found') return t('gone')
  return undefined
}

type Answer = Parameters<typeof preflightOf>[0]
interface Asked {
  isError: boolean
  isFetching: boolean
  refetch: () => Promise<unknown>
}

/** What is known to stand in the way, before anybody tries. */
function Preflight({ query, answer }: { query: Asked; answer: Answer | undefined }) {
  const t = useTranslations('archive')
  return (
    <section aria-labelledby="preflight" className="rounded-md border border-line">
      <h3 id="preflight" className="border-b border-line px-3 py-2 font-medium">
        {t('preflight')}
      </h3>
      <dl className="grid gap-2.5 px-3 py-2.5">
        <div className="grid gap-x-3 gap-y-1 sm:grid-cols-[110px_minmax(0,1fr)]">
          <dt className="text-muted">{t('subscriptions')}</dt>
          <dd>
            {answer ? (
              <Subscriptions answer={answer} />
            ) : query.isError ? (
              <span className="flex flex-wrap items-center gap-2">
                <span className="text-blocked">{t('subscriptionsUnknown')}</span>
                <Button onClick={() => void query.refetch()} disabled={query.isFetching}>
                  {t('retry')}
                </Button>
              </span>
            ) : (
              <span className="text-muted">{t('checking')}</span>
            )}
          </dd>
        </div>
        <div className="grid gap-x-3 gap-y-1 sm:grid-cols-[110px_minmax(0,1fr)]">
          <dt className="text-muted">{t('wallets')}</dt>
          <dd>{t('walletsUnknown')}</dd>
        </div>
      </dl>
    </section>
  )
}

function Subscriptions({ answer }: { answer: Answer }) {
  const t = useTranslations('archive')
  const { blocking, others, isKnown } = preflightOf(answer)
  if (!isKnown) return t('subscriptionsNotListed')
  if (blocking.length === 0 && others.length === 0) return t('noSubscriptions')
  return (
    <div className="grid gap-1.5">
      {blocking.length > 0 && <p className="font-medium text-blocked">{t('blocking', { count: blocking.length })}</p>}
      <ul className="grid gap-1.5">
        {[...blocking, ...others].map((subscription) => (
          <li key={subscription.id} className="wrap-anywhere">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">
                <PlainText>{planNameOf(answer, subscription) ?? t('noPlanName')}</PlainText>
              </span>
              <State sign={subscription.subscriptionStatus === 'active' ? 'stopped' : 'off'}>
                {subscription.subscriptionStatus ?? t('noStatus')}
              </State>
            </span>
            <span className="flex flex-wrap gap-x-2 text-sm text-muted">
              <span className="font-mono">{subscription.id}</span>
              {subscription.currentPeriodEnd && (
                <span>{t.rich('until', { time: () => <Time at={subscription.currentPeriodEnd ?? ''} as="date" /> })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {blocking.length === 0 && <p className="text-muted">{t('othersStay')}</p>}
    </div>
  )
}
