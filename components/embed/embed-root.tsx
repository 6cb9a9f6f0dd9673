'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Component, type ReactNode, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { EmbedFrame } from '@/lib/embed/embed-frame'
import type { EmbedPage } from '@/lib/embed/embed-page'
import type { Begun } from '@/lib/embed/first-reads'
import { directionOf } from '@/lib/embed/locale'
import type { FrameFault } from '@/lib/embed/protocol'
import { EmbedApp } from './embed-app'
import { Sentence } from './failure-note'
import { useHeight } from './use-height'
import { TextsProvider } from './use-texts'

interface Props {
  page: EmbedPage
  frame: EmbedFrame
  /** Reads that the page began with. */
  begun: Begun
  host: string | undefined
  /** What is measured. */
  root: HTMLElement
  /** The frame's own origin is none: its host page has it in a sandbox, where nothing can be asked. */
  isSandboxed: boolean
}

export function EmbedRoot({ page, frame, begun, host, root, isSandboxed }: Props) {
  const { life, link } = frame
  const spoken = useSyncExternalStore(frame.subscribe, () => frame.spoken)
  const [queryClient] = useState(() => new QueryClient())
  const [reader] = useState(() => ({ configId: page.shell.id, life, begun }))
  const [isSettled, setSettled] = useState(false)
  const told = useRef<FrameFault | 'load' | undefined>(undefined)

  useEffect(() => {
    document.documentElement.lang = spoken.locale
    document.documentElement.dir = directionOf(spoken.language)
  }, [spoken])

  const onSettled = useCallback(
    (fault: FrameFault | undefined) => {
      setSettled(true)
      if (told.current === (fault ?? 'load')) return
      told.current = fault ?? 'load'
      link.post(fault ? { type: 'error', code: fault } : { type: 'load' })
    },
    [link],
  )
  const tellHeight = useCallback((height: number) => link.post({ type: 'size', height }), [link])
  useHeight(root, isSettled, tellHeight)

  return (
    <TextsProvider locale={spoken.locale} messages={spoken.texts} timeZone="UTC">
      <QueryClientProvider client={queryClient}>
        {isSandboxed ? (
          <Sentence name="sandboxed" />
        ) : (
          <Unforeseen>
            <EmbedApp
              shell={page.shell}
              page={page.widget}
              reader={reader}
              host={host}
              level={page.level}
              onSettled={onSettled}
            />
          </Unforeseen>
        )}
      </QueryClientProvider>
    </TextsProvider>
  )
}

/** A fault of ours shows a sentence, not an empty frame. React has it no other way than by a class. */
class Unforeseen extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    return this.state.hasFailed ? <Sentence name="broken" /> : this.props.children
  }
}
