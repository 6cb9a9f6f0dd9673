import { embedShell } from '@/lib/embed/configurations'
import { widgetPage } from '@/lib/embed/widget-page'

/** A widget in a vendor's page. No page of the framework's: see lib/embed/embed-html.ts. */
export const GET = async (request: Request, { params }: RouteContext<'/embed/[configId]/[widget]'>) =>
  widgetPage(request, await params, embedShell)
