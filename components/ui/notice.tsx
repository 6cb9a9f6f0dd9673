import type { ReactNode } from 'react'

const LOOKS = { trouble: 'bg-blocked-soft text-blocked', attention: 'bg-near-soft text-near' }

/** A sentence that must be seen before anything else on the panel. */
export function Notice({ look, children }: { look: keyof typeof LOOKS; children: ReactNode }) {
  return (
    <div role={look === 'trouble' ? 'alert' : 'note'} className={`rounded-md px-3 py-2 ${LOOKS[look]}`}>
      {children}
    </div>
  )
}
