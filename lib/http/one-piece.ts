import 'server-only'

/**
 * A body that is at hand as a whole. It is read as any other stream is; piped, as the framework does with what goes to the connection, it
 * is handed over at once. Reading it piece by piece, of which there is one, cost a twentieth of a whole call.
 */
export class OnePiece extends ReadableStream<Uint8Array> {
  readonly #piece: Uint8Array

  constructor(text: string) {
    const piece = Buffer.from(text)
    super(
      {
        pull(controller) {
          controller.enqueue(piece)
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    this.#piece = piece
  }

  /** @throws the signal's reason when that comes first, or what the destination fails with */
  override async pipeTo(destination: WritableStream<Uint8Array>, options: StreamPipeOptions = {}): Promise<void> {
    const { signal, ...others } = options
    if (this.locked || Object.keys(others).length > 0) return super.pipeTo(destination, options)
    const writer = destination.getWriter()
    const stop = () => writer.abort(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    await Promise.all([writer.write(this.#piece), writer.close()])
  }
}
