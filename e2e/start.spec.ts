import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { freePort } from '../scripts/stack'
import { TEST_BUILD } from '../scripts/test-stack'
import { expect, test } from './test'

test.use({ storageState: { cookies: [], origins: [] } })

interface Started {
  child: ChildProcess
  output: () => string
  /** Exit code, once it has ended. */
  ended: Promise<number | null>
}

function start(settings: Record<string, string>): Started {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: {
      PATH,
      HOME,
      NODE_ENV: 'production',
      NEXT_DIST_DIR: TEST_BUILD,
      SANDBOX_CONTROL_PORT: '0',
      SANDBOX_CUSTOMERS: '50',
      ...settings,
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk))
  return { child, output: () => text, ended: new Promise((resolve) => child.once('close', resolve)) }
}

const ready = ({ output }: Started) => expect.poll(output, { timeout: 60_000 }).toMatch(/Ready in [\d.]+ s/)

async function place(): Promise<Record<string, string>> {
  return {
    DATA_DIR: mkdtempSync(path.join('.test', 'start-')),
    PORT: String(await freePort()),
    SANDBOX_PORT: String(await freePort()),
  }
}

test('it starts on an empty folder, prints a set-up link, refuses a second one, and stops cleanly', async () => {
  test.slow()
  const settings = await place()
  const first = start(settings)
  await ready(first)
  const link = /http\S+\/setup#token=\S+/.exec(first.output())?.[0]
  expect(link).toContain(`http://localhost:${settings.PORT}`)

  await test.step('a second one on the same folder ends with one line and leaves the first alone', async () => {
    const second = start({ ...settings, PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) })
    expect(await second.ended).toBe(1)
    expect(second.output().trim()).toMatch(/^The console's store .+ is in use by process \d+\. Stop that one first, .*$/)
    expect((await fetch(`http://localhost:${settings.PORT}/api/ready`)).status).toBe(200)
  })
  await test.step('SIGTERM ends both processes with 0', async () => {
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    await expect(fetch(`http://localhost:${settings.PORT}/api/live`)).rejects.toThrow()
    await expect(fetch(`http://localhost:${settings.SANDBOX_PORT}/v1/customers/x`)).rejects.toThrow()
  })
  await test.step('unattended: the administrator of the settings can sign in, and no link is printed', async () => {
    const person = { email: 'unattended@console.example', password: 'a password for nobody' }
    const third = start({ ...settings, CONSOLE_ADMIN_EMAIL: person.email, CONSOLE_ADMIN_PASSWORD: person.password })
    await ready(third)
    expect(third.output()).not.toContain('/setup#')
    const origin = `http://localhost:${settings.PORT}`
    const answer = await fetch(`${origin}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify(person),
    })
    expect(answer.status).toBe(204)
    third.child.kill('SIGKILL') // even then its two processes end: they notice that it is gone
    await expect
      .poll(
        () =>
          fetch(`${origin}/api/live`).then(
            () => 'up',
            () => 'gone',
          ),
        { timeout: 20_000 },
      )
      .toBe('gone')
  })
  rmSync(settings.DATA_DIR as string, { recursive: true, force: true })
})

test('a port in use ends it with one line that names another', async () => {
  const settings = await place()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(Number(settings.PORT), '127.0.0.1', resolve))
  const refused = start(settings)
  expect(await refused.ended).toBe(1)
  expect(refused.output().trim()).toMatch(/^Port \d+ is in use\..*PORT=\d+ npm start$/)
  server.close()
})

test('broken settings end it with one line each, and no value (OP-1)', async () => {
  const refused = start({
    ...(await place()),
    PUBLIC_URL: 'https://console.example',
    SESSION_SECRET: 'CANARY',
    BILLING_API_URL: 'CANARY',
  })
  expect(await refused.ended).toBe(1)
  const lines = refused.output().trim().split('\n')
  expect(lines.filter((line) => line.startsWith('SESSION_SECRET '))).toHaveLength(1)
  expect(lines.filter((line) => line.startsWith('DATABASE_URL '))).toHaveLength(1)
  expect(refused.output()).not.toContain('CANARY')
})

test('a database that is not there ends it with one line', async () => {
  const refused = start({ ...(await place()), DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/nothing` })
  expect(await refused.ended).toBe(1)
  expect(refused.output()).toMatch(/^The console cannot open its store \(check DATABASE_URL or DATA_DIR\): .*$/m)
})
