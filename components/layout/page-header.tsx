import type { ReactNode } from 'react'

/** The page's one h1, what stands beside it, and its actions. */
export function PageHeader({ title, beside, actions }: { title: ReactNode; beside?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="min-w-0 line-clamp-3 text-xl font-bold tracking-[-0.015em] wrap-anywhere">{title}</h1>
      {beside}
      {actions && <div className="ml-auto flex items-center gap-2">{actions}</div>}
    </div>
  )
}
