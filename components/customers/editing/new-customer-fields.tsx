'use client'
import { useTranslations } from 'next-intl'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { EMPTY_TAX_RATE, type NewCustomerDraft, taxRateFault } from '@/lib/customers/draft'

const TAX_RATES = ['tenant', 'none', 'own'] as const

/** Which tax rates a new customer begins with. The API offers no way to read or change them later. */
export function TaxFields() {
  const t = useTranslations('taxForm')
  const { register, control, getValues, setValue } = useFormContext<NewCustomerDraft>()
  const choice = useWatch({ control, name: 'taxRates' })
  return (
    <>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-muted">{t('text')}</legend>
        {TAX_RATES.map((value) => (
          <label key={value} className="flex items-baseline gap-2">
            <input
              type="radio"
              value={value}
              className="translate-y-0.5 accent-accent"
              {...register('taxRates', {
                onChange: () => {
                  if (getValues('taxRates') === 'own' && getValues('taxRateOverrides').length === 0)
                    setValue('taxRateOverrides', [EMPTY_TAX_RATE])
                },
              })}
            />
            {t(`choices.${value}`)}
          </label>
        ))}
      </fieldset>
      {choice === 'own' && <TaxRates />}
    </>
  )
}

function TaxRates() {
  const t = useTranslations('taxForm')
  const { register, control, formState } = useFormContext<NewCustomerDraft>()
  const { fields, append, remove } = useFieldArray({ control, name: 'taxRateOverrides' })
  const rates = useWatch({ control, name: 'taxRateOverrides' })
  const isChecked = formState.errors.taxRateOverrides !== undefined && formState.isSubmitted
  return (
    <div className="mt-3">
      <ul className="grid gap-3">
        {fields.map((field, index) => {
          const rate = rates[index]
          const fault = isChecked && rate ? taxRateFault(rate) : undefined
          return (
            <li
              key={field.id}
              className="grid grid-cols-2 items-start gap-x-2 border-t border-line pt-3 sm:grid-cols-[2fr_1fr_1fr_auto]"
            >
              <TextField
                label={t('code')}
                spellCheck={false}
                autoComplete="off"
                className="font-mono text-sm"
                error={fault === 'code' && t('faults.code')}
                {...register(`taxRateOverrides.${index}.taxRateCode`)}
              />
              <TextField
                label={t('currency')}
                maxLength={3}
                spellCheck={false}
                autoComplete="off"
                error={fault === 'currency' && t('faults.currency')}
                {...register(`taxRateOverrides.${index}.currency`, { setValueAs: (text: string) => text.trim().toLowerCase() })}
              />
              <TextField
                label={t('priority')}
                inputMode="numeric"
                autoComplete="off"
                error={fault === 'priority' && t('faults.priority')}
                {...register(`taxRateOverrides.${index}.priority`)}
              />
              <button
                type="button"
                aria-label={t('remove', { number: index + 1 })}
                title={t('remove', { number: index + 1 })}
                onClick={() => remove(index)}
                className="mt-6 grid h-8.5 w-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-text"
              >
                <Icon name="close" />
              </button>
              <label className="col-span-full flex items-baseline gap-2">
                <input
                  type="checkbox"
                  className="translate-y-0.5 accent-accent"
                  {...register(`taxRateOverrides.${index}.autoApply`)}
                />
                {t('autoApply')}
              </label>
            </li>
          )
        })}
      </ul>
      {isChecked && rates.length === 0 && <p className="mt-2 text-sm text-blocked">{t('faults.none')}</p>}
      <Button className="mt-3" onClick={() => append(EMPTY_TAX_RATE)}>
        <Icon name="add" />
        {t('add')}
      </Button>
    </div>
  )
}

/** The tenant's workflow for new customers; whether it ran is nowhere to be read. */
export function OnboardingFields() {
  const t = useTranslations('onboardingForm')
  const { register, control } = useFormContext<NewCustomerDraft>()
  const isSkipped = useWatch({ control, name: 'skipOnboardingWorkflow' })
  return (
    <>
      <label className="flex items-baseline gap-2 not-last:mb-3">
        <input type="checkbox" className="translate-y-0.5 accent-accent" {...register('skipOnboardingWorkflow')} />
        {t('skip')}
      </label>
      {!isSkipped && (
        <div className="-mb-3.5">
          <TextField
            label={t('workflow')}
            hint={t('workflowHint')}
            autoComplete="off"
            spellCheck={false}
            {...register('onboardingWorkflowName')}
          />
        </div>
      )}
    </>
  )
}
