'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import { PlainText } from '@/components/ui/plain-text'
import { CustomerStatus } from '../customer-status'
import { useKept } from '../use-kept'
import { type Group, type Item, usePaletteItems } from './palette-items'

const PAUSE_MS = 120

interface Props {
  isOpen: boolean
  environments: string[]
  onClose: () => void
}

/** Customers, pages and actions in one list: type, move with the arrows, Enter goes there. The focus stays in the box. */
export function Palette({ isOpen, ...props }: Props) {
  return isOpen ? <OpenPalette {...props} /> : null
}

/**
 * The browser's own dialog: it keeps the focus, and gives it back. It closes with its owner alone: were it to close by itself, it would say
 * so a frame later, when the keys may have asked for it again.
 */
function OpenPalette({ environments, onClose }: Omit<Props, 'isOpen'>) {
  const t = useTranslations('palette')
  const dialog = useRef<HTMLDialogElement>(null)
  const closed = useEffectEvent(onClose)
  useLayoutEffect(() => {
    const opened = dialog.current
    // A click beside it, which is the dialog's own, does what Escape does.
    const closeBeside = ({ target }: MouseEvent) => target === opened && closed()
    opened?.addEventListener('click', closeBeside)
    opened?.showModal()
    return () => {
      opened?.removeEventListener('click', closeBeside)
      opened?.close()
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={t('label')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="fixed inset-x-2 top-2 m-0 max-h-[calc(100dvh-16px)] w-auto max-w-none flex-col overflow-hidden rounded-lg bg-surface p-0 text-text shadow-float outline-none backdrop:bg-scrim open:flex sm:inset-x-auto sm:top-[12vh] sm:left-1/2 sm:max-h-[70vh] sm:w-150 sm:max-w-[calc(100vw-32px)] sm:-translate-x-1/2"
    >
      <Search environments={environments} onDone={onClose} />
    </dialog>
  )
}

function Search({ environments, onDone }: { environments: string[]; onDone: () => void }) {
  const t = useTranslations('palette')
  const id = useId()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [activeKey, setActiveKey] = useState<string>()
  /** Enter came before the answer. */
  const [isHurried, setHurried] = useState(false)
  const { pinned, pin } = useKept()
  const { items, lookup, isLooking } = usePaletteItems(text, environments)
  const isSettled = typed === text && !isLooking
  const active = items.find(({ key }) => key === activeKey) ?? items[0]
  const optionId = (item: Item) => `${id}-${items.indexOf(item)}`

  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => setText(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, text])

  const go = useEffectEvent(() => {
    setHurried(false)
    if (active) document.getElementById(optionId(active))?.click()
  })
  useEffect(() => {
    if (isHurried && isSettled) go()
  }, [isHurried, isSettled])

  const move = (to: number) => {
    const item = items.at(to % items.length)
    if (!item) return
    setActiveKey(item.key)
    document.getElementById(optionId(item))?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = stepOf(event.key, active ? items.indexOf(active) : 0, items.length)
    if (to === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (to !== undefined) return move(to)
    if (event.shiftKey) return active?.id && pin(active.id, !pinned.includes(active.id))
    setText(typed)
    setHurried(true)
  }
  const groups = [...new Set(items.map(({ group }) => group))]
  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="size-4 text-muted" />
        <input
          role="combobox"
          aria-label={t('label')}
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={active && optionId(active)}
          placeholder={t('placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setActiveKey(undefined)
            setHurried(false)
          }}
          onKeyDown={press}
          className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-muted"
        />
        <span role="status" className="text-sm text-muted">
          {isLooking
            ? t('looking')
            : lookup.isError
              ? t('failed')
              : typed !== '' && isSettled
                ? t('count', { count: items.filter(({ group }) => group === 'records').length })
                : ''}
        </span>
      </div>
      {/* The box keeps the focus; the options are reached through it. */}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('label')}
        tabIndex={-1}
        className="min-h-0 overflow-y-auto overscroll-contain p-1.5"
      >
        {groups.map((group) => (
          <OptionGroup key={group} group={group}>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <Option
                  key={item.key}
                  id={optionId(item)}
                  item={item}
                  isActive={item === active}
                  isPinned={item.id !== undefined && pinned.includes(item.id)}
                  onPoint={() => setActiveKey(item.key)}
                  onDone={onDone}
                />
              ))}
          </OptionGroup>
        ))}
      </div>
      <p className="flex flex-wrap gap-x-4 border-t border-line px-4 py-2 text-sm text-muted">
        {(['go', 'pin', 'close'] as const).map((hint) => (
          <span key={hint}>{t.rich(`keys.${hint}`, { key: (text) => <kbd className="font-mono text-xs">{text}</kbd> })}</span>
        ))}
      </p>
    </>
  )
}

/** Where a key leads from the item that is marked; undefined for one that moves nothing. */
function stepOf(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowDown') return at + 1
  if (key === 'ArrowUp') return at - 1
  if (key === 'PageDown') return Math.min(at + 10, count - 1)
  return key === 'PageUp' ? Math.max(at - 10, 0) : undefined
}

function OptionGroup({ group, children }: { group: Group; children: ReactNode }) {
  const t = useTranslations('palette.groups')
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
    <div role="group" aria-labelledby={id} className="pb-1">
      <p id={id} role="presentation" className="px-2.5 pt-1.5 pb-1 text-xs text-muted">
        {t(group)}
      </p>
      {children}
    </div>
  )
}

interface OptionProps {
  id: string
  item: Item
  isActive: boolean
  isPinned: boolean
  onPoint: () => void
  onDone: () => void
}

function Option({ id, item, isActive, isPinned, onPoint, onDone }: OptionProps) {
  const t = useTranslations('palette')
  const { label, detail, status, isExact, href, isAway } = item
  const Anchor = isAway ? 'a' : Link
  return (
    <Anchor
      id={id}
      role="option"
      aria-selected={isActive}
      tabIndex={-1}
      href={href}
      {...(!isAway && { prefetch: false })}
      onClick={onDone}
      onPointerMove={isActive ? undefined : onPoint}
      className="flex min-h-8.5 items-center gap-2.5 rounded-md px-2.5 py-1 aria-selected:bg-sunken"
    >
      <span className="min-w-0 truncate">
        <PlainText>{label}</PlainText>
      </span>
      {isExact && <span className="shrink-0 rounded-full bg-accent-soft px-2 text-xs leading-5 text-accent">{t('exact')}</span>}
      {status !== undefined && status !== 'published' && <CustomerStatus status={status} />}
      {detail && (
        <span className="ml-auto min-w-0 truncate text-sm text-muted">
          <PlainText>{detail}</PlainText>
        </span>
      )}
      {isPinned && <Icon name="pinned" className={`size-3 text-muted ${detail ? '' : 'ml-auto'}`} />}
    </Anchor>
  )
}
