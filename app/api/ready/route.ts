import { jsonAnswer, requestIdOf } from '@/lib/http/answers'
import { isStoreReady } from '@/lib/store/store'

/** Says whether the console can serve: its store answers and has its tables. The billing API's health is not ours. */
export async function GET(request: Request) {
  const isReady = await isStoreReady()
  return jsonAnswer(requestIdOf(request), isReady ? 200 : 503, { status: isReady ? 'ready' : 'not-ready' })
}
