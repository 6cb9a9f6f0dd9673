/** A row's controls are named by words that stand once on the page and by the row's link, so that no row needs words of its own. */
export const SELECT_LABEL = 'select-row-label'
export const PEEK_LABEL = 'peek-row-label'
export const rowLinkId = (id: string) => `row-${id}`
