'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { fieldRefusals, otherRefusals, unknownTaxRate } from '@/lib/customers/refusal'
import type { CustomerForm } from './customer-form'
import { SERVER } from './fault-words'

/** Puts what the billing API refused at its fields, and has words for the rest. What was typed stays. */
export function useRefusals(form: CustomerForm) {
  const t = useTranslations('refusals')
  return {
    show: (error: Error) => {
      fieldRefusals(error).forEach(({ field, text }, index) => {
        const message = text === undefined ? t('taken') : t('field', { text })
        form.setError(field, { type: SERVER, message }, { shouldFocus: index === 0 })
      })
    },
    words: (error: Error): ReactNode => {
      const code = unknownTaxRate(error)
      if (code !== undefined) return t('unknownTaxRate', { code })
      const others = otherRefusals(error)
      if (others.length > 0) return t('others', { list: others.join('; ') })
      return fieldRefusals(error).length > 0 ? t('atFields') : undefined
    },
  }
}
