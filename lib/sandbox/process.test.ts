import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { SANDBOX_DEFAULTS } from './defaults'
import type { SandboxMessage } from './process'

// Processes start one after another, each with an engine of its own.
vi.setConfig({ testTimeout: 120_000 })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sandbox-process-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Started {
  child: ChildProcess
  message: SandboxMessage
  ended: Promise<{ code: number | null; output: string; errors: string }>
}

/** Starts the process with a channel, and waits for its first message. */
async function start(...flags: string[]): Promise<Started> {
  const child = fork(
    'scripts/sandbox.ts',
    ['--data-dir', folder, '--customers', '10', '--port', '0', '--control-port', '0', ...flags],
    {
      execArgv: ['--import', 'tsx'],
      silent: true,
    },
  )
  const texts = { output: '', errors: '' }
  child.stdout?.on('data', (chunk) => {
    texts.output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    texts.errors += chunk
  })
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) =>
    // Not 'close', which never comes after disconnect; what was written is read a moment later.
    child.once('exit', (code) => setTimeout(() => resolve({ code, ...texts }), 100)),
  )
  const message = await new Promise<SandboxMessage>((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`ended with ${code} before a message: ${texts.errors}`)))
  })
  return { child, message, ended }
}

const headers = { 'x-api-key': SANDBOX_DEFAULTS.apiKey }
const urlOf = ({ message }: Started) => (message.type === 'ready' ? message.url : '')

test('keeps its data over SIGTERM, says so when it is of another size, and refuses a second process on its folder', async () => {
  const first = await start()
  expect(first.message).toMatchObject({ type: 'ready', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v1$/) })
  const made = await fetch(`${urlOf(first)}/customers`, { method: 'POST', headers, body: '{"external_id":"kept","name":"Kept"}' })
  expect(made.status).toBe(201)

  const second = await start()
  expect(second.message).toMatchObject({ type: 'failed', message: expect.stringContaining('DATA_DIR (--data-dir)') })
  const refused = await second.ended
  expect([refused.code, refused.errors.trim().split('\n').length]).toEqual([1, 1])

  first.child.kill('SIGTERM')
  const closed = await first.ended
  expect([closed.code, closed.errors]).toEqual([0, ''])
  expect(closed.output).toContain(`full key ${SANDBOX_DEFAULTS.apiKey}`)

  const again = await start('--customers', '20')
  const kept = await fetch(`${urlOf(again)}/customers/external/kept`, { headers })
  expect(kept.status).toBe(200)
  again.child.disconnect()
  const closedAgain = await again.ended
  expect([closedAgain.code, closedAgain.output.includes('keeping the data that is there: 10 customers, not 20')]).toEqual([
    0,
    true,
  ])
})

test('a port in use is one line that says what to do', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  for (const [flag, setting] of [
    ['--port', 'SANDBOX_PORT'],
    ['--control-port', 'SANDBOX_CONTROL_PORT'],
  ] as const) {
    const { message, ended } = await start(flag, String(port))
    expect(message.type).toBe('failed')
    expect(await ended).toMatchObject({
      code: 1,
      errors: `sandbox: 127.0.0.1:${port} is in use: stop what listens there, or choose another ${setting} (${flag})\n`,
    })
  }
  taken.close()
})

test('a broken setting is one line that names it', async () => {
  const { message, ended } = await start('--customers', 'many')
  expect(message.type).toBe('failed')
  expect((await ended).errors).toMatch(/^sandbox: SANDBOX_CUSTOMERS \(--customers\) must be .*\n$/)
})
