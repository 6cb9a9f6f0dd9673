/** Stands here so that the console's own file of this name, two folders up, is not taken for the floor's. It meets no request. */
export function proxy() {}
export const config = { matcher: '/none-of-the-pages' }
