/** Where the ids of customers that were pinned or opened lately are kept (kept.ts). Apart from it, as every page can sign out. */
export const KEPT_KEY = 'customers-kept'

export const forgetKept = (storage: Pick<Storage, 'removeItem'>) => storage.removeItem(KEPT_KEY)
