import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort, whyNotListen } from './stack'

test('a port that is free is no problem', async () => {
  expect(await whyNotListen('127.0.0.1', await freePort())).toBeUndefined()
})

test('a port in use is told from an address that is not this machine’s', async () => {
  const port = await freePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  expect(await whyNotListen('127.0.0.1', port)).toMatch(/^Port \d+ is in use\..*PORT=\d+ npm start$/)
  server.close()
  // 192.0.2.0/24 is set aside for documents: no machine has it.
  expect(await whyNotListen('192.0.2.1', port)).toBe(
    `The console cannot listen on 192.0.2.1:${port} (EADDRNOTAVAIL). Choose another HOST or PORT.`,
  )
})
