'use client'
import { type ReactNode, useId } from 'react'

/** A box to find text in what is on the page. */
export function FindBox({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-8 w-full min-w-0 flex-1 basis-44 rounded-md border border-line-strong bg-surface px-2.5 placeholder:text-muted sm:max-w-64"
    />
  )
}

/** One of a few; the first is all of them. */
export function ChoiceBox({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: string
  choices: { value: string; label: string }[]
  onChange: (value: string) => void
}) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className="h-8 max-w-56 min-w-0 rounded-md border border-line-strong bg-surface px-2"
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}

export function CheckBox({
  checked,
  onChange,
  children,
}: {
  checked: boolean
  onChange: (checked: boolean) => void
  children: ReactNode
}) {
  const id = useId()
  return (
    <span className="inline-flex h-8 items-center gap-1.5">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-3.5 accent-accent"
      />
      <label htmlFor={id}>{children}</label>
    </span>
  )
}
