'use client'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useLeave } from '@/components/form/unsaved-guard'
import { useBilling } from '@/components/layout/billing-provider'
import { Breadcrumb } from '@/components/layout/breadcrumb'
import { PageHeader } from '@/components/layout/page-header'
import { toast } from '@/components/ui/toasts'
import { createRequestOf, type NewCustomerDraft } from '@/lib/customers/draft'
import { customerMutations } from '@/lib/queries/customers'
import { routes } from '@/lib/routes'
import { CustomerFormFields, useCustomerForm } from './customer-form'
import { useRefusals } from './use-refusals'
import { useWrite } from './use-write'
import { WriteNotice } from './write-notice'

export function NewCustomerScreen() {
  const t = useTranslations('newCustomer')
  const billing = useBilling()
  const leave = useLeave()
  const form = useCustomerForm(undefined)
  const write = useWrite()
  const refusals = useRefusals(form)
  const create = useMutation(customerMutations.create(billing))
  const list = routes.customers(billing.environment)

  const applied = (id: string | undefined) => {
    write.done()
    const next = id ? routes.customer(billing.environment, id) : list
    toast({
      on: next,
      text: t('created', { name: form.getValues('name') }),
      link: { href: routes.newCustomer(billing.environment), label: t('another') },
    })
    void leave(next)
  }
  const save = (draft: NewCustomerDraft) => {
    write.begin()
    create.mutate(
      { intentId: write.intentId, customer: createRequestOf(draft) },
      {
        onSuccess: ({ id }) => applied(id),
        onError: (error) => {
          const failure = write.fail(error)
          if (failure) refusals.show(failure)
        },
      },
    )
  }
  return (
    <>
      <Breadcrumb label={t('breadcrumb')} links={[{ href: list, label: t('customers') }]} current={t('title')} />
      <PageHeader title={t('title')} />
      <CustomerFormFields
        form={form}
        onSave={save}
        state={
          write.state.is === 'unknown'
            ? 'closed'
            : write.state.is === 'saving' || write.state.is === 'saved'
              ? write.state.is
              : 'open'
        }
        notice={<WriteNotice write={write} onApplied={applied} failure={refusals.words} />}
        cancelHref={list}
      />
    </>
  )
}
