import { useTranslations } from 'next-intl'
import { WIDGETS } from '@/lib/embed/widgets'

/** The names of widgets, in their order; one that only a newer release knows stands as it is. */
export function WidgetNames({ widgets }: { widgets: readonly string[] }) {
  const t = useTranslations('embeds.widgets')
  const known = WIDGETS.filter((widget) => widgets.includes(widget)).map((widget) => t(widget))
  const others = widgets.filter((widget) => !WIDGETS.some((one) => one === widget))
  return [...known, ...others].join(' · ')
}
