import { type ReactNode, useId } from 'react'

/** A titled section with a line around it. */
export function Card({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="rounded-lg border border-line bg-surface">
      <div className="flex items-baseline gap-2 px-4 pt-3 pb-2">
        <h2 id={id} className="text-md font-bold">
          {title}
        </h2>
        <span className="ml-auto text-sm text-muted">{aside}</span>
      </div>
      <div className="px-4 pb-3.5">{children}</div>
    </section>
  )
}
