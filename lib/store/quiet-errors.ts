import 'server-only'
import { DrizzleQueryError } from 'drizzle-orm/errors'

/** Of a driver's error, what may hold a value of a row or a parameter. */
const TELLING = ['detail', 'where', 'params', 'query', 'queryOptions', 'internalQuery']

/**
 * Drizzle writes the parameters of a failed query into its error, and the drivers add values of rows: session tokens, e-mails. Whoever
 * prints such an error would print them, and the framework does for each page that throws (OP-4). The statement, the driver's message and
 * its code stay. Done where the library sets the members, so that its message and stack have never held them.
 */
export function keepValuesOutOfErrors(): void {
  Object.defineProperties(DrizzleQueryError.prototype, {
    params: {
      configurable: true,
      set(this: DrizzleQueryError) {
        this.message = `Failed query: ${this.query}`
      },
    },
    cause: {
      configurable: true,
      set(this: DrizzleQueryError, cause: unknown) {
        Object.defineProperty(this, 'cause', { value: withoutValues(cause), configurable: true, writable: true })
      },
    },
  })
}

function withoutValues(cause: unknown): unknown {
  if (typeof cause === 'object' && cause !== null) for (const name of TELLING) Reflect.deleteProperty(cause, name)
  return cause
}
