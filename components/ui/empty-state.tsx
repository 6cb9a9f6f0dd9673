import type { ReactNode } from 'react'

interface Props {
  title: string
  /** Where it stands for the page itself, its title is the page's h1. */
  isPage?: boolean
  children?: ReactNode
}

/** Nothing there: says why, and what to do about it. */
export function EmptyState({ title, isPage = false, children }: Props) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className="px-6 py-14 text-center">
      <Title className="text-md font-medium">{title}</Title>
      {children && <div className="mx-auto mt-1.5 max-w-96 text-muted">{children}</div>}
    </div>
  )
}
