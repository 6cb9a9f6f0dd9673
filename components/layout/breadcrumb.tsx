import Link from 'next/link'
import type { ReactNode } from 'react'

/** Where this page is: links to what is above it, then its own name. */
export function Breadcrumb({
  label,
  links,
  current,
}: {
  label: string
  links: { href: string; label: ReactNode }[]
  current: ReactNode
}) {
  return (
    <nav aria-label={label} className="mb-1.5 flex min-w-0 gap-1.5 text-sm text-muted">
      {links.map((link) => (
        <span key={link.href} className="flex min-w-0 gap-1.5">
          <Link href={link.href} prefetch={false} className="truncate hover:text-text">
            {link.label}
          </Link>
          <span aria-hidden="true">/</span>
        </span>
      ))}
      <span aria-current="page" className="truncate">
        {current}
      </span>
    </nav>
  )
}
