import type { Shortcut } from '@/components/layout/use-shortcuts'

/** Every key of the list, once: what it listens to, and what `?` shows. */
export const LIST_SHORTCUTS = [
  { action: 'search', key: '/' },
  { action: 'filter', key: 'f' },
  { action: 'columns', key: 'c' },
  { action: 'next', key: 'j' },
  { action: 'previous', key: 'k' },
  { action: 'open', key: 'Enter' },
  { action: 'peek', key: ' ' },
  { action: 'select', key: 'x' },
  { action: 'previousPage', key: '[' },
  { action: 'nextPage', key: ']' },
  { action: 'close', key: 'Escape' },
  { action: 'help', key: '?' },
] as const satisfies readonly Shortcut<string>[]

export type ListAction = (typeof LIST_SHORTCUTS)[number]['action']
