import { NextIntlClientProvider } from 'next-intl'
import messages from '@/lib/messages/en.json'
import { Failure, type FailureProps } from './failure'

/** The failure page with texts of its own, for when the pages' frame did not bring them. */
export default function GlobalFailure(props: FailureProps) {
  return (
    <NextIntlClientProvider locale="en-GB" messages={{ app: messages.app, failure: messages.failure }}>
      <Failure {...props} />
    </NextIntlClientProvider>
  )
}
