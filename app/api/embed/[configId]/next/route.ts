import { readNext } from '@/lib/embed/reads'
import { widgetRoute } from '@/lib/embed/widget-route'

export const GET = widgetRoute('next', readNext)
