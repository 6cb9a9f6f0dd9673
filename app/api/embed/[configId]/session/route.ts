import { readSession } from '@/lib/embed/reads'
import { widgetRoute } from '@/lib/embed/widget-route'

export const GET = widgetRoute('any', readSession)
