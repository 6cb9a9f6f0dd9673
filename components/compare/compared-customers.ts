'use client'
import type { ReactNode } from 'react'
import type { Pair } from '@/lib/compare/likeness'

/** Which two, and how their panels are drawn. */
export interface Compared {
  ids: Pair<string>
  names: Pair<ReactNode>
  /** The same as plain texts, for sentences. */
  plainNames: Pair<string>
  differencesOnly: boolean
}
