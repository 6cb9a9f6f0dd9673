import { type NewKey, newKeyBody } from '@/lib/embed/configuration'
import { keysOf, makeKey } from '@/lib/embed/keys'
import { jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

type Params = { id: string }

export const GET = staffRoute<undefined, Params>({ permission: 'embeds:manage' }, async ({ params, requestId }) =>
  jsonAnswer(requestId, 200, { items: await keysOf(params.id) }),
)

/** The answer is the only place where the key is ever seen. */
export const POST = staffRoute<NewKey, Params>(
  { permission: 'embeds:manage', body: newKeyBody },
  async ({ staff, params, body, requestId }) => {
    const made = await makeKey({ actor: staff, requestId }, params.id, body)
    return 'id' in made ? jsonAnswer(requestId, 201, made) : made
  },
)
