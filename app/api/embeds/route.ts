import { environmentNamed } from '@/lib/auth/billing'
import { newConfigurationBody } from '@/lib/embed/configuration'
import { configurationsOf, createConfiguration } from '@/lib/embed/configurations'
import { jsonAnswer, UNKNOWN_ENVIRONMENT } from '@/lib/http/answers'
import { staffRoute } from '@/lib/http/staff-route'

export const GET = staffRoute({ permission: 'embeds:manage' }, async ({ request, requestId }) => {
  const environment = environmentNamed(new URL(request.url).searchParams.get('environment') ?? '')
  if (!environment) return UNKNOWN_ENVIRONMENT
  return jsonAnswer(requestId, 200, { items: await configurationsOf(environment.name) })
})

export const POST = staffRoute(
  { permission: 'embeds:manage', body: newConfigurationBody },
  async ({ staff, body, requestId }) => {
    if (!environmentNamed(body.environment)) return UNKNOWN_ENVIRONMENT
    const created = await createConfiguration({ actor: staff, requestId }, body)
    return 'id' in created ? jsonAnswer(requestId, 201, created) : created
  },
)
