'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useBilling } from '@/components/layout/billing-provider'
import { buttonClass } from '@/components/ui/button'
import { routes } from '@/lib/routes'

/** The way to the lookup of the environment that this page belongs to. */
export function LookupLink({ children }: { children: ReactNode }) {
  const { environment } = useBilling()
  return (
    <Link href={routes.lookup(environment)} prefetch={false} className={buttonClass()}>
      {children}
    </Link>
  )
}
