'use client'
import { useTranslations } from 'next-intl'
import { Component, type ComponentType, lazy } from 'react'
import { Button } from './button'

interface MissingProps {
  onRetry: () => void
}

/**
 * A part of a page whose code comes when it is first drawn: give it a `Suspense` for the time until then. Code that cannot be loaded is
 * said to be missing in its own place, with a way to try again; what stands around it, and was typed there, stays.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Missing: ComponentType<MissingProps> = NotLoaded,
): ComponentType<Props> {
  const fresh = () => lazy(() => load().then((part) => ({ default: part })))
  let Part = fresh()

  return class OnDemand extends Component<Props, { error?: Error | undefined }> {
    override state: { error?: Error | undefined } = {}
    static getDerivedStateFromError = (error: Error) => ({ error })

    #drawn = Part
    #retry = () => {
      // Another that stood beside it may have tried again already.
      if (this.#drawn === Part) Part = fresh()
      this.setState({ error: undefined })
    }

    override render() {
      const { error } = this.state
      // Any other is a fault of the part itself, and the page's to say.
      if (error && error.name !== 'ChunkLoadError') throw error
      if (error) return <Missing onRetry={this.#retry} />
      this.#drawn = Part
      return <Part {...this.props} />
    }
  }
}

function NotLoaded({ onRetry }: MissingProps) {
  const t = useTranslations('errors')
  return (
    <p
      role="alert"
      className="fixed inset-x-0 bottom-20 z-30 mx-auto flex w-fit max-w-full items-center gap-3 rounded-lg bg-surface py-1.5 pr-1.5 pl-3.5 text-base shadow-float in-[[role=dialog]]:static in-[[role=dialog]]:shadow-none"
    >
      {t('notLoaded')}
      <Button onClick={onRetry}>{t('retry')}</Button>
    </p>
  )
}
