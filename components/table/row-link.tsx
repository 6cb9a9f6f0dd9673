import Link from 'next/link'
import type { ReactNode } from 'react'

/** A row's one link; its click area is the whole row. It fetches nothing ahead. */
export function RowLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="font-medium wrap-anywhere after:absolute after:inset-0 focus-visible:after:rounded-md"
    >
      {children}
    </Link>
  )
}
