/** What a vendor can put into a page of theirs. Each is a right of its own: a token that names one reads nothing of another. */
export const WIDGETS = ['usage', 'entitlements', 'grants', 'next'] as const
export type Widget = (typeof WIDGETS)[number]

/** The last part of a widget's address; `all` shows each one that the token names. */
export const WIDGET_PAGES = [...WIDGETS, 'all'] as const
export type WidgetPage = (typeof WIDGET_PAGES)[number]

export const isWidgetPage = (text: string): text is WidgetPage => WIDGET_PAGES.some((known) => known === text)

/** The page that shows what a token names. */
export const pageOf = (widgets: readonly Widget[]): WidgetPage => (widgets.length === 1 && widgets[0]) || 'all'
