import 'server-only'
import type { DtoCustomerResponse as Customer } from '@/lib/billing/models'
import { SDKError } from '@/lib/billing/models/errors'
import { log } from '@/lib/log'
import type { ExportOrder } from './export-order'
import { header, row } from './export-rows'
import { endExport, noteProgress } from './exports'

/** Some customers of the export, in its order, with how many there will be where that is known. */
export interface CustomersPage {
  customers: Customer[]
  expected: number | undefined
}

/** What the stream fails with; the framework prints it whole, so it holds nothing of the API's answer. */
class BrokenOffError extends Error {
  override readonly name = 'BrokenOffError'
}

/**
 * The file, page by page. When it breaks off, by a failure, by its owner or since nobody reads on, the stream fails: the connection is
 * cut before its end, so that no browser keeps what came as a whole file.
 */
export function exportFile(id: string, order: ExportOrder, pages: AsyncIterable<CustomersPage>): ReadableStream<Uint8Array> {
  const texts = textsOf(id, order, pages)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      // The caller went away.
      await endExport(id, 'cancelled')
      await texts.return(undefined)
    },
  })
}

async function* textsOf(id: string, order: ExportOrder, pages: AsyncIterable<CustomersPage>): AsyncGenerator<string> {
  // A customer that was created meanwhile moves the others on: nobody stands in the file twice.
  const seen = new Set<string>()
  const leftOut = new Set(order.except)
  try {
    yield header(order)
    for await (const { customers, expected } of pages) {
      const fresh = customers.filter(({ id: customer = '' }) => !seen.has(customer) && !leftOut.has(customer))
      for (const customer of fresh) seen.add(customer.id ?? '')
      yield fresh.map((customer) => row(customer, order)).join('')
      if (!(await noteProgress(id, seen.size, expected === undefined ? undefined : expected - leftOut.size)))
        throw new BrokenOffError('The export was cancelled')
    }
    await endExport(id, 'done')
  } catch (error) {
    if (error instanceof BrokenOffError) throw error
    const code = error instanceof SDKError ? (error.code ?? String(error.statusCode)) : (error as Error).name
    log.warn({ export: id, code }, 'export failed')
    await endExport(id, 'failed', code)
    throw new BrokenOffError('The export failed')
  }
}
