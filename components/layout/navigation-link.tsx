'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'

/** A link of the side bar, marked while its page or one beneath it is open. What floats and holds it closes behind it. */
export function NavigationLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname()
  const isHere = path === href
  const isWithin = isHere || path.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={closeAround}
      aria-current={isHere ? 'page' : isWithin ? 'true' : undefined}
      className="flex items-center gap-2.25 rounded-md px-2.25 py-1.5 text-muted hover:text-text aria-[current]:bg-surface aria-[current]:font-medium aria-[current]:text-text aria-[current]:ring-1 aria-[current]:ring-line"
    >
      {children}
    </Link>
  )
}

const closeAround = ({ currentTarget }: MouseEvent<HTMLElement>) =>
  currentTarget.closest<HTMLElement>(':popover-open')?.hidePopover()
