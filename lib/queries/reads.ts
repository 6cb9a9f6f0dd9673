/**
 * The calls themselves, with all that reads their answers, come with the first one: the rows and the record are in the first HTML, and a
 * page's first script need not carry what nobody asks for yet.
 */
export const reads = () => import('./customer-reads')
