'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Suspense, useState } from 'react'
import { useLeave } from '@/components/form/unsaved-guard'
import { useBilling } from '@/components/layout/billing-provider'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { PageHeader } from '@/components/layout/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorPanel } from '@/components/ui/error-panel'
import { Notice } from '@/components/ui/notice'
import { onDemand } from '@/components/ui/on-demand'
import { PlainText } from '@/components/ui/plain-text'
import { Skeleton } from '@/components/ui/skeleton'
import { toast } from '@/components/ui/toasts'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import { conflictOf } from '@/lib/customers/conflict'
import { type Content, contentOf, requestOf } from '@/lib/customers/content'
import { contentOfDraft, draftOfContent, EMPTY_DRAFT, type NewCustomerDraft } from '@/lib/customers/draft'
import { carriedOver } from '@/lib/customers/three-way'
import { customerVersion } from '@/lib/intents/version'
import { customerMutations, customerQueries } from '@/lib/queries/customers'
import { routes } from '@/lib/routes'
import { CustomerFormFields, useCustomerForm } from './customer-form'
import { useRefusals } from './use-refusals'
import { useWrite } from './use-write'
import { WriteNotice } from './write-notice'

const ConflictView = onDemand(() => import('./conflict-view').then(({ ConflictView }) => ConflictView))
const ExternalIdDialog = onDemand(() => import('./external-id-dialog').then(({ ExternalIdDialog }) => ExternalIdDialog))

/** The page that changes a customer. It begins with the record as it is now, whatever a list or the cache still shows. */
export function EditCustomerScreen({ id }: { id: string }) {
  const t = useTranslations('editCustomer')
  const billing = useBilling()
  const customer = useQuery({ ...customerQueries.one(billing, id), staleTime: 0, refetchOnMount: 'always' })
  const [opened, setOpened] = useState<Customer>()
  // Once open, the form stays, whatever becomes of later refreshes.
  if (!opened && customer.isFetchedAfterMount && customer.isSuccess && !customer.isFetching) setOpened(customer.data)
  const name = customer.data?.name || t('noName')
  return (
    <>
      <Breadcrumb
        label={t('breadcrumb')}
        links={[
          { href: routes.customers(billing.environment), label: t('customers') },
          { href: routes.customer(billing.environment, id), label: <PlainText>{name}</PlainText> },
        ]}
        current={t('edit')}
      />
      <PageHeader title={customer.data ? t.rich('title', { name: () => <PlainText>{name}</PlainText> }) : t('edit')} />
      {opened ? (
        opened.status === 'published' ? (
          <EditForm id={id} opened={opened} latest={customer.data ?? opened} />
        ) : (
          <div className="mt-4">
            <Notice look="attention">{t('archived')}</Notice>
          </div>
        )
      ) : customer.isError ? (
        <div className="mt-4 rounded-lg border border-line bg-surface">
          {customer.error instanceof SDKError && customer.error.statusCode === 404 ? (
            <EmptyState title={t('gone')} />
          ) : (
            <ErrorPanel error={customer.error} onRetry={() => void customer.refetch()} isRetrying={customer.isFetching} />
          )}
        </div>
      ) : (
        <div className="mt-4">
          <Skeleton label={t('loading')} />
        </div>
      )}
    </>
  )
}

/** @param opened what the form began with; it stays what it is while `latest` follows the record */
function EditForm({ id, opened, latest }: { id: string; opened: Customer; latest: Customer }) {
  const t = useTranslations('editCustomer')
  const billing = useBilling()
  const leave = useLeave()
  const [seen, setSeen] = useState(opened)
  const [theirs, setTheirs] = useState<Customer>()
  const [isRenaming, setRenaming] = useState(false)
  const before = contentOf(seen)
  const form = useCustomerForm(before)
  const write = useWrite()
  const refusals = useRefusals(form)
  const update = useMutation(customerMutations.update(billing))
  const record = routes.customer(billing.environment, id)
  const isOvertaken = !write.isBusy && customerVersion(latest) !== customerVersion(seen)

  const applied = () => {
    write.done()
    toast({ text: t('saved', { name: form.getValues('name') }), on: record })
    void leave(record)
  }
  const send = (base: Customer, content: Content) => {
    write.begin()
    update.mutate(
      { intentId: write.intentId, id, version: customerVersion(base), changes: requestOf(contentOf(base), content) },
      {
        onSuccess: applied,
        onError: (error) => {
          const current = conflictOf(error)
          if (current) {
            write.reopen()
            setTheirs(current)
            return
          }
          const failure = write.fail(error)
          if (failure) refusals.show(failure)
        },
      },
    )
  }
  /** Their version becomes what is changed, and the choices what it is changed to. */
  const resolve = (content: Content) => {
    if (!theirs) return
    rebase(theirs, content)
    if (Object.keys(requestOf(contentOf(theirs), content)).length > 0) send(theirs, content)
  }
  const rebase = (base: Customer, content: Content) => {
    setSeen(base)
    setTheirs(undefined)
    form.reset({ ...EMPTY_DRAFT, ...draftOfContent(contentOf(base)) })
    for (const [name, value] of Object.entries(draftOfContent(content)))
      form.setValue(name as keyof NewCustomerDraft, value, { shouldDirty: true })
  }

  if (theirs)
    return theirs.status === 'published' ? (
      <Suspense fallback={<Skeleton label={t('loading')} />}>
        <ConflictView
          original={before}
          yours={contentOfDraft(form.getValues())}
          theirs={contentOf(theirs)}
          fixed={['externalId']}
          onResolve={resolve}
          onBack={() => setTheirs(undefined)}
        />
      </Suspense>
    ) : (
      <div className="mt-4">
        <Notice look="trouble">{t('archivedMeanwhile')}</Notice>
      </div>
    )
  return (
    <>
      {isOvertaken && (
        <div className="mt-4 flex flex-wrap items-center gap-3 rounded-md bg-near-soft px-3 py-2 text-near" role="status">
          {t('overtaken')}
          <Button onClick={() => setTheirs(latest)}>{t('review')}</Button>
        </div>
      )}
      <CustomerFormFields
        form={form}
        before={before}
        self={id}
        onSave={(draft) => send(seen, contentOfDraft(draft))}
        state={
          write.state.is === 'unknown'
            ? 'closed'
            : write.state.is === 'saving' || write.state.is === 'saved'
              ? write.state.is
              : 'open'
        }
        notice={<WriteNotice write={write} onApplied={applied} failure={refusals.words} />}
        cancelHref={record}
        externalId={
          <div className="mb-3.5">
            <p className="mb-1 font-medium">{t('externalId')}</p>
            <div className="flex items-start gap-3">
              <span className="min-w-0 flex-1 py-1.5 font-mono text-sm wrap-anywhere">
                <PlainText>{seen.externalId ?? ''}</PlainText>
              </span>
              <Button onClick={() => setRenaming(true)} disabled={write.isBusy}>
                {t('changeExternalId')}
              </Button>
            </div>
            <p className="mt-1 text-sm text-muted">{t('externalIdHint')}</p>
          </div>
        }
      />
      {isRenaming && (
        <Suspense>
          <ExternalIdDialog
            customer={seen}
            onClose={() => setRenaming(false)}
            onChanged={(renamed) => {
              setRenaming(false)
              // What is typed here stays; the record it is about has moved on, by our own doing.
              rebase(renamed, carriedOver(before, contentOfDraft(form.getValues()), contentOf(renamed)))
            }}
          />
        </Suspense>
      )}
    </>
  )
}
