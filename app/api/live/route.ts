import { jsonAnswer, requestIdOf } from '@/lib/http/answers'

/** Says that the process answers, and nothing else. */
export function GET(request: Request) {
  return jsonAnswer(requestIdOf(request), 200, { status: 'live' })
}
