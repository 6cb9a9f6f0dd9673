import type { ComponentProps } from 'react'

const LOOKS = {
  plain: 'border-line-strong bg-surface hover:bg-sunken',
  primary: 'border-transparent bg-accent text-on-accent hover:brightness-110',
  danger: 'border-transparent bg-blocked text-on-accent hover:brightness-110',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-text',
}

/** The look of a button, for links that act as one. */
export const buttonClass = (look: keyof typeof LOOKS = 'plain') =>
  `inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border px-2.75 font-medium whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-45 ${LOOKS[look]}`

export function Button({ look, className = '', ...props }: ComponentProps<'button'> & { look?: keyof typeof LOOKS }) {
  return <button type="button" className={`${buttonClass(look)} ${className}`} {...props} />
}
