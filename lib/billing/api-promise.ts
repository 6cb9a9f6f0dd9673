/** What happened on the wire. `request` is rebuilt for inspection; it is absent when nothing was sent, or for a relative URL outside a page. */
export type APICall =
  | { status: 'complete'; readonly request?: Request | undefined; response: Response }
  | { status: 'request-error'; readonly request?: Request | undefined; response?: undefined }
  | { status: 'invalid'; request?: undefined; response?: undefined }

/** A promise of the outcome that can also tell about the call behind it. */
export class APIPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'APIPromise'
  readonly #call: Promise<[T, APICall]>
  readonly #value: Promise<T>

  constructor(call: Promise<[T, APICall]>) {
    this.#call = call
    this.#value = call.then(([value]) => value)
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise, as the generated client's is
  then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#value.then(onfulfilled, onrejected)
  }

  catch<B = never>(onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.#value.catch(onrejected)
  }

  finally(onfinally?: (() => void) | null): Promise<T> {
    return this.#value.finally(onfinally)
  }

  /** The outcome together with the call. */
  $inspect(): Promise<[T, APICall]> {
    return this.#call
  }
}
