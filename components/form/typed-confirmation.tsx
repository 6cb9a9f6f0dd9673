'use client'
import { type ComponentProps, type RefObject, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { PlainText } from '@/components/ui/plain-text'
import { TextField } from './text-field'

const ARMED_AFTER_MS = 500

/** False for the first half second, so that a click or key meant for what was there before does nothing. */
export function useArmed(): boolean {
  const [isArmed, setArmed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setArmed(true), ARMED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  return isArmed
}

interface Props {
  label: string
  /** What must be typed, letter by letter. */
  wanted: string
  typed: string
  onType: (text: string) => void
  inputRef?: RefObject<HTMLInputElement | null>
}

/** Asks for a text to be typed out. Enter in it does nothing: only the button acts. */
export function TypedConfirmation({ label, wanted, typed, onType, inputRef }: Props) {
  return (
    <div className="-mb-3.5">
      <TextField
        ref={inputRef}
        label={label}
        hint={
          <span className="font-mono text-sm text-text wrap-anywhere select-all">
            <PlainText>{wanted}</PlainText>
          </span>
        }
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        className="font-mono text-sm"
      />
    </div>
  )
}

/** A button whose key must have been pressed for it: Enter held down from before does nothing. */
export function DeliberateButton({ onClick, ...props }: ComponentProps<typeof Button>) {
  return (
    <Button
      {...props}
      onClick={onClick}
      onKeyDown={(event) => {
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
      }}
    />
  )
}
