'use client'
import { type ReactNode, useState } from 'react'
import { useTexts } from './use-texts'

/** More than this would make a frame that nobody reads to its end. */
const FIRST = 20

/**
 * A list that is whole on demand. Each item is a name, beside it a figure, which goes beneath it where it would leave the name too little, and
 * lines of full width. Nothing floats: what is opened stands in the page, and the frame grows with it. */
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
          <li key={item.key} className="flex flex-wrap gap-x-4 gap-y-1.5 border-t border-line py-(--embed-gap) first:border-0">
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
