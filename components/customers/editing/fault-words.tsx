'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useFormContext } from 'react-hook-form'
import type { NewCustomerDraft } from '@/lib/customers/draft'
import { faultOf, type TextField } from '@/lib/customers/field-rules'

/** The type of an error that the server reported; its message is what is shown. Others are rules of ours, worded here. */
export const SERVER = 'server'

/** What is wrong with a field, as a sentence; undefined until the form has found it. `before` is the text the customer has. */
export function useFaultWords() {
  const t = useTranslations('customerForm')
  const format = useFormatter()
  const { formState } = useFormContext<NewCustomerDraft>()
  return (field: TextField, text: string, before: string | undefined): string | undefined => {
    const error = formState.errors[field]
    if (error?.type === SERVER) return error.message
    const fault = error && faultOf(field, text, before)
    if (!fault) return undefined
    switch (fault.rule) {
      case 'required':
        return field === 'externalId' ? t('missing.externalId') : t('missing.name')
      case 'kept':
        return t(`cannotClear.${field === 'email' ? 'email' : field === 'timezone' ? 'timezone' : 'addressCountry'}`)
      case 'characters':
      case 'bytes':
        return t(`tooLong.${fault.rule}`, { most: format.number(fault.most), over: fault.now - fault.most })
      default:
        return t(`wrong.${fault.rule}`)
    }
  }
}
