/** Stands where a record will be. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="grid gap-3">
      <div className="h-7 w-64 max-w-full rounded-md bg-line" />
      <div className="h-6 w-96 max-w-full rounded-md bg-line" />
      <div className="mt-2 h-64 rounded-lg border border-line bg-surface" />
    </div>
  )
}
