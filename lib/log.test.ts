import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const SCRIPT = `
  import { log } from './lib/log.ts'
  process.stdin.once('end', () => {
    log.info('nobody reads this')
    log.info('nor this')
    process.exit(0)
  })
  process.stdin.resume()
  process.stderr.write('up')
`

test('a process that nobody reads the log of ends all the same', async () => {
  const options = ['--import', 'tsx', '--conditions', 'react-server', '--input-type=module', '--eval', SCRIPT]
  const child = spawn(process.execPath, options)
  try {
    expect(String((await once(child.stderr, 'data'))[0])).toBe('up')
    child.stdout.destroy()
    child.stdin.end()
    expect(await once(child, 'exit')).toEqual([0, null])
  } finally {
    child.kill('SIGKILL')
  }
}, 20_000)
