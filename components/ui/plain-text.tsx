import { createElement, Fragment, type ReactNode } from 'react'
import { piecesOf } from '@/lib/format/hidden-characters'

/**
 * Text of a customer, as text: its direction does not reach beyond it, and characters that nobody sees but that change what is read
 * are named.
 */
export const PlainText = ({ children }: { children: string }) => <bdi>{plainText(children)}</bdi>

/** The same for an element that holds nothing else and keeps the direction itself, by `dir="auto"`. */
export function plainText(text: string): ReactNode {
  const pieces = piecesOf(text)
  if (pieces.every(({ isHidden }) => !isHidden)) return text
  return createElement(Fragment, null, ...pieces.map(({ text, isHidden }) => (isHidden ? hidden(text) : text)))
}

const hidden = (name: string) => <span className="mx-px rounded-xs bg-near-soft px-0.5 font-mono text-2xs text-near">{name}</span>
