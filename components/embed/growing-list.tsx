'use client'
import { type ReactNode, useState } from 'react'
import { useTexts } from './use-texts'

/** More than this would make a frame that nobody reads to its end. */
const FIRST = 20

/** A list that is whole on demand. Nothing floats: what is opened stands in the page, and the frame grows with it. */
export function GrowingList<Item extends { key: string }>({
  items,
  children,
}: {
  items: readonly Item[]
  children: (item: Item) => ReactNode
}) {
  const t = useTexts('more')
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? items : items.slice(0, FIRST)
  return (
    <>
      <ul className="mt-1">
        {shown.map((item) => (
          <li
            key={item.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 border-t border-line py-(--embed-gap) first:border-0"
          >
            {children(item)}
          </li>
        ))}
      </ul>
      {items.length > FIRST && (
        <button type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)} className="embed-button">
          {isWhole ? t('fewer') : t('show', { count: items.length - FIRST })}
        </button>
      )}
    </>
  )
}

export function Empty({ children }: { children: ReactNode }) {
  return <p className="mt-2 text-muted">{children}</p>
}
