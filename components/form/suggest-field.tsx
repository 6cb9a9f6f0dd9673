'use client'
import { Autocomplete } from '@base-ui/react/autocomplete'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useId, useState } from 'react'
import { useIsLive } from '@/components/ui/use-is-live'
import { controlClass, describedBy, FieldFrame, type FieldText } from './text-field'

export interface Suggestion {
  value: string
  label: string
  /** Beside the label, and searched as well. */
  detail?: string
}

interface Props extends FieldText {
  value: string
  suggestions: readonly Suggestion[]
  /** The value that a typed text means; the text itself when it means none, so that nothing typed is lost. */
  meaningOf: (text: string) => string
  empty: string
  onChange: (value: string) => void
  onBlur?: () => void
  disabled?: boolean
}

const SHOWN = 60

/** A text with suggestions that narrow while typing. It is a form control: what is not among them is for the form's rules to judge. */
export function SuggestField({ value, suggestions, meaningOf, empty, onChange, onBlur, disabled, ...text }: Props) {
  const id = useId()
  const labelOf = (one: string) => suggestions.find((suggestion) => suggestion.value === one)?.label ?? one
  // Opened on a choice that was made, it offers all others.
  const isListed = suggestions.some((suggestion) => suggestion.value === value)
  const [typed, setTyped] = useState(() => labelOf(value))
  // Another value from outside, such as an undone change, replaces what was typed.
  const shown = meaningOf(typed) === value ? typed : labelOf(value)
  // The package marks its hidden parts with style attributes, which the CSP takes from script but not from HTML.
  const isLive = useIsLive()
  const described = describedBy(id, text)
  if (!isLive)
    return (
      <FieldFrame id={id} {...text}>
        <input {...described} className={controlClass} defaultValue={labelOf(value)} readOnly />
      </FieldFrame>
    )
  return (
    <FieldFrame id={id} {...text}>
      <CSPProvider disableStyleElements>
        <Autocomplete.Root
          items={suggestions as Suggestion[]}
          value={shown}
          onValueChange={(next) => {
            setTyped(next)
            onChange(meaningOf(next))
          }}
          itemToStringValue={(item: Suggestion) => item.label}
          filter={(item: Suggestion, query) => (isListed && query === labelOf(value)) || matches(item, query)}
          limit={SHOWN}
          autoHighlight
          openOnInputClick
          disabled={disabled}
        >
          <Autocomplete.Input
            {...described}
            // While the list is open the package hides everything else, the label above included.
            aria-label={text.label}
            className={controlClass}
            autoComplete="off"
            onBlur={() => {
              if (meaningOf(typed) !== typed) setTyped(labelOf(value))
              onBlur?.()
            }}
          />
          <Autocomplete.Portal>
            <Autocomplete.Positioner className="z-40 outline-none" sideOffset={4}>
              <Autocomplete.Popup className="w-(--anchor-width) max-w-(--available-width) overflow-hidden rounded-lg bg-surface text-text shadow-float">
                <Autocomplete.Empty>
                  <p className="px-3 py-2 text-muted">{empty}</p>
                </Autocomplete.Empty>
                <Autocomplete.List className="max-h-[min(18rem,var(--available-height))] overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0">
                  {(item: Suggestion) => (
                    <Autocomplete.Item
                      key={item.value}
                      value={item}
                      className="flex cursor-default items-baseline justify-between gap-3 rounded-md px-2 py-1.5 outline-none select-none data-highlighted:bg-sunken"
                    >
                      <span className="wrap-anywhere">{item.label}</span>
                      {item.detail && <span className="figures shrink-0 text-sm text-muted">{item.detail}</span>}
                    </Autocomplete.Item>
                  )}
                </Autocomplete.List>
              </Autocomplete.Popup>
            </Autocomplete.Positioner>
          </Autocomplete.Portal>
        </Autocomplete.Root>
      </CSPProvider>
    </FieldFrame>
  )
}

/** Every word of the query in the label, the value or the detail; `new york` finds `America/New_York`. */
function matches({ label, value, detail = '' }: Suggestion, query: string): boolean {
  const text = folded(`${label} ${value} ${detail}`)
  return folded(query)
    .split(' ')
    .every((word) => text.includes(word))
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[_/]/g, ' ').toLowerCase().trim()
