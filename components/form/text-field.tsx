import { type ComponentProps, type ReactNode, useId } from 'react'

/** Beside a field's name: how much of its limit is used, or that it may be left out. */
export interface FieldText {
  label: string
  aside?: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

export const controlClass =
  'h-8.5 w-full rounded-md border border-line-strong bg-surface px-2.5 read-only:bg-sunken read-only:text-muted aria-invalid:border-blocked read-only:bg-sunken disabled:opacity-55'

/** The name above a control and what is to say of it beneath, read with it. */
export function FieldFrame({
  id,
  label,
  aside,
  hint,
  error,
  children,
  after,
}: FieldText & { id: string; children: ReactNode; after?: ReactNode }) {
  const note = error ?? hint
  return (
    <div className="mb-3.5">
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="block font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children}
      {note && (
        <p id={`${id}-note`} className={`mt-1 text-sm ${error ? 'text-blocked' : 'text-muted'}`}>
          {note}
        </p>
      )}
      {after}
    </div>
  )
}

/** What a control says of itself to those who cannot see its frame. */
export const describedBy = (id: string, { hint, error }: Pick<FieldText, 'hint' | 'error'>) => ({
  id,
  'aria-invalid': error ? true : undefined,
  'aria-describedby': (error ?? hint) ? `${id}-note` : undefined,
})

/** A labelled input; what is wrong with it stands beneath it and is read with it. */
export function TextField({
  label,
  aside,
  hint,
  error,
  after,
  className = '',
  ...input
}: ComponentProps<'input'> & FieldText & { after?: ReactNode }) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} aside={aside} hint={hint} error={error} after={after}>
      <input {...describedBy(id, { hint, error })} className={`${controlClass} ${className}`} {...input} />
    </FieldFrame>
  )
}
