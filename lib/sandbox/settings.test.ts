import { describe, expect, test } from 'vitest'
import { SANDBOX_DEFAULTS } from './defaults'
import { helpText, readSettings, SettingError } from './settings'

describe('settings of the process', () => {
  test('without any, the defaults', () => {
    expect(readSettings([], {})).toEqual({
      host: '127.0.0.1',
      port: 4010,
      controlPort: 4011,
      dataDir: '.data/sandbox',
      apiKeys: [
        { key: SANDBOX_DEFAULTS.apiKey, access: 'full' },
        { key: SANDBOX_DEFAULTS.readOnlyApiKey, access: 'read' },
      ],
      customers: 2000,
    })
  })

  test('a flag wins over the environment, which wins over the default; empty is not set', () => {
    const environment = { SANDBOX_PORT: '5000', SANDBOX_CUSTOMERS: '7', SANDBOX_HOST: '' }
    expect(readSettings(['--port', '6000'], environment)).toMatchObject({ port: 6000, customers: 7, host: '127.0.0.1' })
  })

  test('the control surface can be off', () => {
    expect(readSettings(['--control-port', 'off'], {})).not.toHaveProperty('controlPort')
  })

  test('a present and a database', () => {
    const read = readSettings([], { SANDBOX_NOW: '2026-09-15T12:00:00Z', SANDBOX_DATABASE_URL: 'postgres://localhost/x' })
    expect(read).toMatchObject({ now: new Date('2026-09-15T12:00:00Z'), databaseUrl: 'postgres://localhost/x' })
  })

  test.each([
    ['SANDBOX_PORT', '65536'],
    ['SANDBOX_PORT', '-1'],
    ['SANDBOX_PORT', '80a'],
    ['SANDBOX_CONTROL_PORT', 'on'],
    ['SANDBOX_CUSTOMERS', '1e6'],
    ['SANDBOX_CUSTOMERS', '9000000'],
    ['SANDBOX_API_KEY', 'short'],
    ['SANDBOX_API_KEY', 'with a space in it'],
    ['SANDBOX_DATABASE_URL', 'mysql://localhost'],
    ['SANDBOX_NOW', 'noon'],
  ])('%s=%s is refused in a line that names it', (name, value) => {
    expect(() => readSettings([], { [name]: value })).toThrow(SettingError)
    expect(() => readSettings([], { [name]: value })).toThrow(name)
  })

  test('a flag nobody knows is refused', () => {
    expect(() => readSettings(['--prot', '1'], {})).toThrow(SettingError)
  })

  test('help is asked for by --help or -h, and names every setting', () => {
    expect(readSettings(['--help'], {})).toBe('help')
    expect(readSettings(['-h'], { SANDBOX_PORT: 'broken' })).toBe('help')
    const help = helpText()
    for (const name of [
      'SANDBOX_PORT',
      'SANDBOX_CONTROL_PORT',
      'DATA_DIR',
      'SANDBOX_DATABASE_URL',
      'SANDBOX_API_KEY',
      'SANDBOX_CUSTOMERS',
      '--now',
    ]) {
      expect(help).toContain(name)
    }
  })
})
