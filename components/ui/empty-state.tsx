import type { ReactNode } from 'react'

/** Nothing there: says why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="px-6 py-14 text-center">
      <p className="text-md font-medium">{title}</p>
      {children && <div className="mx-auto mt-1.5 max-w-96 text-muted">{children}</div>}
    </div>
  )
}
