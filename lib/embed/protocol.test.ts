import { describe, expect, test, vi } from 'vitest'
import { linkToHost } from './host-link'
import { type HostMessage, readFragment, readHostMessage } from './protocol'

const token = `bce_${'a'.repeat(40)}.b.c`

test.each([
  [
    { billingEmbed: 1, type: 'token', token },
    { type: 'token', token },
  ],
  [
    { billingEmbed: 1, type: 'look', theme: { mode: 'dark' }, language: 'de', extra: 1 },
    { type: 'look', theme: { mode: 'dark' }, language: 'de' },
  ],
  [{ billingEmbed: 2, type: 'token', token }, undefined],
  [{ type: 'token', token }, undefined],
  [{ billingEmbed: 1, type: 'token', token: '<script>' }, undefined],
  [{ billingEmbed: 1, type: 'token', token: 'x'.repeat(5000) }, undefined],
  [{ billingEmbed: 1, type: 'token', token: { toString: () => token } }, undefined],
  [{ billingEmbed: 1, type: 'size', height: 3 }, undefined],
  ['token', undefined],
  [null, undefined],
])('%j is heard as %j', (data, message) => {
  expect(readHostMessage(data)).toEqual(message)
})

test('the fragment holds a token and a host', () => {
  expect(readFragment(`#t=${token}&o=https%3A%2F%2Fhost.test`)).toEqual({ token, host: 'https://host.test' })
  expect(readFragment('#t=%3Cimg%3E')).toEqual({ token: undefined, host: undefined })
  expect(readFragment('')).toEqual({ token: undefined, host: undefined })
})

describe('the link to the host', () => {
  function framed() {
    let listener: ((event: MessageEvent) => void) | undefined
    const parent = { postMessage: vi.fn() }
    const page = {
      parent,
      addEventListener: (_: string, added: (event: MessageEvent) => void) => {
        listener = added
      },
      removeEventListener: () => {
        listener = undefined
      },
    }
    const heard: HostMessage[] = []
    const link = linkToHost(page as unknown as Window, 'https://host.test', (message) => heard.push(message))
    return { parent, heard, link, send: (event: object) => listener?.(event as MessageEvent) }
  }
  const data = { billingEmbed: 1, type: 'token', token }

  test('hears its parent of the agreed origin, and nobody else', () => {
    const { parent, heard, send, link } = framed()
    send({ source: parent, origin: 'https://evil.test', data })
    send({ source: {}, origin: 'https://host.test', data })
    send({ source: null, origin: 'https://host.test', data })
    send({ source: parent, origin: 'https://host.test.evil.test', data })
    send({ source: parent, origin: 'null', data })
    expect(heard).toEqual([])
    send({ source: parent, origin: 'https://host.test', data })
    expect(heard).toEqual([{ type: 'token', token }])
    link.close()
    send({ source: parent, origin: 'https://host.test', data })
    expect(heard).toHaveLength(1)
  })

  test('speaks to the agreed origin alone', () => {
    const { parent, link } = framed()
    link.post({ type: 'size', height: 120 })
    expect(parent.postMessage.mock.calls).toEqual([[{ billingEmbed: 1, type: 'size', height: 120 }, 'https://host.test']])
  })

  test('is silent where there is no host', () => {
    const page = { addEventListener: vi.fn() } as unknown as Window & { parent: Window }
    Object.assign(page, { parent: page })
    linkToHost(page, 'https://host.test', () => undefined).post({ type: 'load' })
    expect(page.addEventListener).not.toHaveBeenCalled()
  })
})
