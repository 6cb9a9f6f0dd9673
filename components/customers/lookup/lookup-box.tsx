'use client'
import { useTranslations } from 'next-intl'
import { type FormEvent, type KeyboardEvent, useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { isTicket } from '@/lib/lookup/scan-ticket'

interface Props {
  text: string
  /** Where a browser without our script sends it. */
  path: string
  onType: (text: string) => void
  /** The whole of it is there: typed and entered, or pasted. */
  onWhole: (text: string) => void
  /** To the first of what was found. */
  onDown: () => void
}

/** One large box for anything: an id, an e-mail, a name, or a whole ticket. Enter looks up, and starts a new line only in a ticket. */
export function LookupBox({ text, path, onType, onWhole, onDown }: Props) {
  const t = useTranslations('lookup')
  const isPasting = useRef(false)
  const enter = (event: FormEvent) => {
    event.preventDefault()
    onWhole(text)
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.shiftKey || isTicket(text)) return
    if (event.key === 'Enter') enter(event)
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    onDown()
  }
  return (
    <search>
      <form
        action={path}
        onSubmit={enter}
        className="rounded-lg border border-line-strong bg-surface has-focus-visible:outline-2 has-focus-visible:outline-accent"
      >
        <textarea
          name="q"
          aria-label={t('box')}
          placeholder={t('placeholder')}
          rows={2}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the page is for typing into this box, and has nothing before it
          autoFocus
          value={text}
          onKeyDown={press}
          onPaste={() => {
            isPasting.current = true
          }}
          onChange={({ target: { value } }) => {
            const take = isPasting.current ? onWhole : onType
            isPasting.current = false
            take(value)
          }}
          className="field-sizing-content block max-h-60 min-h-16 w-full resize-none rounded-t-lg bg-transparent px-4 pt-3 pb-1 text-lg outline-none placeholder:text-muted"
        />
        <div className="flex items-center gap-3 px-4 pb-2.5">
          <p className="min-w-0 text-sm text-muted">{t('hint')}</p>
          <span className="ml-auto flex shrink-0 gap-2">
            {text !== '' && (
              <Button look="quiet" onClick={() => onType('')}>
                {t('clear')}
              </Button>
            )}
            <Button type="submit" look="primary">
              <Icon name="search" />
              {t('act')}
            </Button>
          </span>
        </div>
      </form>
    </search>
  )
}
