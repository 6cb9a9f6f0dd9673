import { type createTranslator, IntlProvider, useTranslations } from 'next-intl'
import type { ComponentType, ReactNode } from 'react'
import type { EmbedTexts } from '@/lib/embed/texts'

type Translator<Namespace extends keyof EmbedTexts> = ReturnType<typeof createTranslator<EmbedTexts, Namespace>>

/** The widget's own texts, by typed key: the console's are another catalogue, which no widget carries. */
// The library's types know one catalogue, the console's; at run time it reads the one that the provider was given.
export const useTexts = useTranslations as unknown as <Namespace extends keyof EmbedTexts>(
  namespace: Namespace,
) => Translator<Namespace>

/** Speaks one language to everything beneath it. The cast is for the same reason. */
export const TextsProvider = IntlProvider as unknown as ComponentType<{
  locale: string
  messages: EmbedTexts
  timeZone: string
  children: ReactNode
}>
