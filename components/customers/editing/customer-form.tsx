'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type FieldErrors, FormProvider, type Resolver, type UseFormReturn, useForm, useWatch } from 'react-hook-form'
import { UnsavedGuard } from '@/components/form/unsaved-guard'
import { Button, buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { applied, type Change, type Content, changesBetween } from '@/lib/customers/content'
import { contentOfDraft, draftOfContent, EMPTY_DRAFT, faultsOf, type NewCustomerDraft, taxRateFault } from '@/lib/customers/draft'
import { TEXT_FIELDS } from '@/lib/customers/field-rules'
import { ChangesPanel } from './changes-panel'
import { CountryField, DraftText, TimezoneField } from './draft-fields'
import { DuplicateWatch } from './duplicate-watch'
import { MetadataFields } from './metadata-fields'
import { OnboardingFields, TaxFields } from './new-customer-fields'

export type CustomerForm = UseFormReturn<NewCustomerDraft>

/** The draft and its rules. @param before what the customer has; undefined for a new one */
export function useCustomerForm(before: Content | undefined): CustomerForm {
  return useForm<NewCustomerDraft>({
    defaultValues: before ? { ...EMPTY_DRAFT, ...draftOfContent(before) } : EMPTY_DRAFT,
    mode: 'onTouched',
    context: { before },
    resolver,
  })
}

const resolver: Resolver<NewCustomerDraft, { before: Content | undefined }> = (draft, context) => {
  const { texts, rows, json, isTooLarge } = faultsOf(draft, context?.before)
  const errors: FieldErrors<NewCustomerDraft> = {}
  for (const field of TEXT_FIELDS) if (texts[field]) errors[field] = { type: texts[field].rule }
  if (rows.size > 0 || isTooLarge) errors.metadata = { type: 'rows' }
  if (json.length > 0) errors.metadataText = { type: 'json' }
  if (draft.taxRates === 'own' && (draft.taxRateOverrides.length === 0 || draft.taxRateOverrides.some(taxRateFault)))
    errors.taxRateOverrides = { type: 'taxRates' }
  return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: draft, errors: {} }
}

interface Props {
  form: CustomerForm
  before?: Content
  /** The customer that is edited, who is no duplicate of itself. */
  self?: string
  /** In place of the external ID's field when it is changed elsewhere. */
  externalId?: ReactNode
  onSave: (draft: NewCustomerDraft) => void
  /** `closed`: nothing may be sent now, and `notice` says why. */
  state: 'open' | 'saving' | 'closed' | 'saved'
  /** What stands above the buttons: a failure, or what is known of an unknown outcome. */
  notice?: ReactNode
  cancelHref: string
}

/** Every field of a customer. The same for a new one and for one that is changed, which also shows what will be different. */
export function CustomerFormFields({ form, before, self, externalId, onSave, state, notice, cancelHref }: Props) {
  const t = useTranslations('customerForm')
  const isNew = before === undefined
  const of = (field: (typeof TEXT_FIELDS)[number]) => before?.get(field)
  return (
    <FormProvider {...form}>
      <form
        noValidate
        // Enter held down, or a click while it is being sent, sends nothing twice.
        onSubmit={(event) => {
          if (state !== 'open') return event.preventDefault()
          void form.handleSubmit(onSave)(event)
        }}
        className={`mt-4 grid items-start gap-3.5 ${isNew ? 'max-w-190' : 'lg:grid-cols-[minmax(0,1fr)_minmax(280px,360px)]'}`}
      >
        <div className="grid gap-3.5">
          <Card title={t('sections.identity')}>
            <div className={FIELDS}>
              {externalId ?? (
                <DraftText
                  name="externalId"
                  hint={t('externalIdHint')}
                  autoComplete="off"
                  className="font-mono text-sm"
                  after={<DuplicateWatch watched="externalId" self={self} />}
                />
              )}
              <DraftText name="name" before={of('name')} autoComplete="off" />
              <DraftText
                name="email"
                inputMode="email"
                before={of('email')}
                autoComplete="off"
                after={<DuplicateWatch watched="email" before={of('email')} self={self} />}
              />
              <DraftText name="contact" before={of('contact')} hint={t('contactHint')} autoComplete="off" />
            </div>
          </Card>
          <Card title={t('sections.address')}>
            <div className={FIELDS}>
              <DraftText name="addressLine1" before={of('addressLine1')} autoComplete="off" />
              <DraftText name="addressLine2" before={of('addressLine2')} autoComplete="off" />
              <DraftText name="addressPostalCode" before={of('addressPostalCode')} autoComplete="off" />
              <DraftText name="addressCity" before={of('addressCity')} autoComplete="off" />
              <DraftText name="addressState" before={of('addressState')} autoComplete="off" />
              <CountryField before={of('addressCountry')} />
              <TimezoneField before={of('timezone')} />
            </div>
          </Card>
          <Card title={t('sections.metadata')}>
            <MetadataFields before={before} />
          </Card>
          {isNew && (
            <>
              <Card title={t('sections.taxes')}>
                <TaxFields />
              </Card>
              <Card title={t('sections.onboarding')}>
                <OnboardingFields />
              </Card>
            </>
          )}
        </div>
        <div className={isNew ? '' : 'grid gap-3.5 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-32px)] lg:overflow-y-auto'}>
          {before && <Changes form={form} before={before} />}
          <div className="grid gap-3">
            {notice}
            <Invalid form={form} />
            <div className="flex flex-wrap items-center gap-2">
              <SaveButton form={form} before={before} state={state} />
              <Link href={cancelHref} prefetch={false} className={buttonClass()}>
                {t('cancel')}
              </Link>
            </div>
          </div>
        </div>
        <Guard form={form} before={before} isSaved={state === 'saved'} />
      </form>
    </FormProvider>
  )
}

/** Two columns where there is room; the last row's margin is the card's own. */
const FIELDS = '-mb-3.5 grid items-start gap-x-4 sm:grid-cols-2'

/** The draft as it stands, as changes of what the customer has. */
function useChanges(form: CustomerForm, before: Content | undefined): Change[] {
  const draft = useWatch({ control: form.control }) as NewCustomerDraft
  return changesBetween(before ?? NOTHING, contentOfDraft(draft))
}
const NOTHING: Content = new Map()

function Changes({ form, before }: { form: CustomerForm; before: Content }) {
  const t = useTranslations('changes')
  const changes = useChanges(form, before)
  const undo = ({ place, before: was }: Change) => {
    const back = applied([{ place, ...(was !== undefined && { after: was }) }], contentOfDraft(form.getValues()))
    for (const [name, value] of Object.entries(draftOfContent(back)))
      form.setValue(name as keyof NewCustomerDraft, value, { shouldValidate: form.formState.isSubmitted })
  }
  return (
    <Card title={t('title')} aside={changes.length > 0 && t('count', { count: changes.length })}>
      <ChangesPanel changes={changes} onUndo={undo} />
    </Card>
  )
}

function Guard({ form, before, isSaved }: { form: CustomerForm; before: Content | undefined; isSaved: boolean }) {
  const draft = useWatch({ control: form.control }) as NewCustomerDraft
  const isBroken = draft.metadataText !== null && form.formState.errors.metadataText !== undefined
  const hasWork = useChanges(form, before).length > 0 || isBroken
  return hasWork && !isSaved ? <UnsavedGuard /> : null
}

function Invalid({ form }: { form: CustomerForm }) {
  const t = useTranslations('customerForm')
  const { errors, isSubmitted } = form.formState
  const count = Object.keys(errors).length
  if (!isSubmitted || count === 0) return null
  return (
    <p role="alert" className="text-sm text-blocked">
      {t('invalid', { count })}
    </p>
  )
}

function SaveButton({ form, before, state }: Pick<Props, 'form' | 'state'> & { before: Content | undefined }) {
  const t = useTranslations('customerForm')
  const hasChanges = useChanges(form, before).length > 0
  const isIdle = before !== undefined && !hasChanges
  return (
    <Button
      type="submit"
      look="primary"
      disabled={state !== 'open' || isIdle}
      title={isIdle ? t('nothingChanged') : state === 'closed' ? t('closed') : undefined}
    >
      {state === 'saving' || state === 'saved' ? t('saving') : before ? t('save') : t('create')}
    </Button>
  )
}
