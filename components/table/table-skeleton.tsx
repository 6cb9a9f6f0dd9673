/** Stands where rows will be, at their height, so that nothing moves when they come. */
export function TableSkeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      <div className="h-8 border-b border-line" />
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders in a fixed order
        <div key={index} className="flex h-12 items-center gap-8 border-line px-4 not-last:border-b">
          <div className="h-2.5 w-44 rounded-full bg-line" />
          <div className="h-2.5 w-28 rounded-full bg-line max-sm:hidden" />
          <div className="ml-auto h-2.5 w-20 rounded-full bg-line" />
        </div>
      ))}
    </div>
  )
}
