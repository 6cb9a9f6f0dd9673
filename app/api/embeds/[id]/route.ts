import { type ConfigurationChange, configurationChange } from '@/lib/embed/configuration'
import { changeConfiguration, configurationById, NO_SUCH_CONFIGURATION, removeConfiguration } from '@/lib/embed/configurations'
import { emptyAnswer, jsonAnswer } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

type Params = { id: string }

export const GET = staffRoute<undefined, Params>({ permission: 'embeds:manage' }, async ({ params, requestId }) => {
  const found = await configurationById(params.id)
  return found ? jsonAnswer(requestId, 200, found) : NO_SUCH_CONFIGURATION
})

export const PUT = staffRoute<ConfigurationChange, Params>(
  { permission: 'embeds:manage', body: configurationChange },
  async ({ staff, params, body, requestId }) => {
    const changed = await changeConfiguration({ actor: staff, requestId }, params.id, body)
    return 'id' in changed ? jsonAnswer(requestId, 200, changed) : changed
  },
)

export const DELETE = staffRoute<undefined, Params>(
  { permission: 'embeds:manage' },
  async ({ staff, params, requestId }) =>
    (await removeConfiguration({ actor: staff, requestId }, params.id)) ?? emptyAnswer(requestId, 204),
)
