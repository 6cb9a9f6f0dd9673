import { previewShell } from '@/lib/embed/configurations'
import { widgetPage } from '@/lib/embed/widget-page'

/** The same in a frame of the console, which alone may frame this address. */
export const GET = async (request: Request, { params }: RouteContext<'/embed/[configId]/[widget]/preview'>) =>
  widgetPage(request, await params, previewShell)
