/** Runs once when the server starts, before it answers; never during a build. */
export async function register() {
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('./lib/start')).start()
}
