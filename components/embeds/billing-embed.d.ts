import type { DetailedHTMLProps, HTMLAttributes } from 'react'

/** The element of public/embed.js, as vendors use it. */
export interface BillingEmbedElement extends HTMLElement {
  renew?: (() => Promise<string>) | undefined
}

interface BillingEmbedAttributes extends DetailedHTMLProps<HTMLAttributes<BillingEmbedElement>, BillingEmbedElement> {
  src?: string
  language?: string | undefined
  /** JSON. */
  theme?: string | undefined
  label?: string
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'billing-embed': BillingEmbedAttributes
    }
  }
}
