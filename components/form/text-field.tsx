import { type ComponentProps, useId } from 'react'

/** A labelled input; what is wrong with it stands beneath it and is read with it. */
export function TextField({
  label,
  hint,
  error,
  ...input
}: ComponentProps<'input'> & { label: string; hint?: string; error?: string }) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="mb-3.5">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        className="h-8.5 w-full rounded-md border border-line-strong bg-surface px-2.5 read-only:bg-sunken read-only:text-muted aria-invalid:border-blocked"
        {...input}
      />
      {note && (
        <p id={`${id}-note`} className={`mt-1 text-sm ${error ? 'text-blocked' : 'text-muted'}`}>
          {note}
        </p>
      )}
    </div>
  )
}
