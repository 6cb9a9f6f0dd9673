import 'server-only'
import { HTTPClientError } from '@/lib/billing/models/errors/http-client-errors'

/** Nothing was sent: the billing API was down a moment ago, and it is not time to try again. */
export class UpstreamOpenError extends HTTPClientError {
  override name = 'UpstreamOpenError'
  /** Whole seconds until somebody may try. */
  readonly waitSeconds: number

  constructor(waitMs: number) {
    super('The billing API is taken for down')
    this.waitSeconds = Math.max(1, Math.ceil(waitMs / 1000))
  }
}

/** Nothing was sent: as many calls are under way as the billing API gets at once, and as many wait as may. */
export class UpstreamFullError extends HTTPClientError {
  override name = 'UpstreamFullError'
  readonly waitSeconds = 1

  constructor() {
    super('Too many calls to the billing API are under way')
  }
}

/** Nothing was sent: the table of operations has no such call. A fault of this program. */
export class NotOfferedError extends HTTPClientError {
  override name = 'NotOfferedError'
}

/** An answer came that is not read: too long, wrongly compressed, no UTF-8. */
export class UnreadableAnswerError extends HTTPClientError {
  override name = 'UnreadableAnswerError'
}
