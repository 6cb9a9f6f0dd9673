'use client'
import Link from 'next/link'
import type { ComponentProps } from 'react'

/** A link that changes the list in place; opened in a new tab, or before the page is live, it is an ordinary link to the same. */
export function SearchLink({ onFollow, ...link }: ComponentProps<typeof Link> & { onFollow: () => void }) {
  return (
    <Link
      {...link}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault()
        onFollow()
      }}
    />
  )
}
