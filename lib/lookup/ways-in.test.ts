import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { readAsked } from './asked'
import { bookmarklet, deskLinks, keywordSearch } from './ways-in'

const ADDRESS = 'https://console.example/live/lookup'

/** What the bookmark opens on a page where this is selected. */
function opened(selection: string, typed: string | null = null): string | undefined {
  let address: string | undefined
  const page = createContext({
    getSelection: () => selection,
    prompt: () => typed,
    open: (url: string) => {
      address = url
    },
    encodeURIComponent,
  })
  const link = bookmarklet(ADDRESS)
  // As a browser does with the address of a bookmark.
  runInContext(decodeURIComponent(link.slice('javascript:'.length)), page)
  return address
}

describe('the bookmarklet', () => {
  test.each(['acme-42', 'ada+test@north.example', 'a&b=c#d%e "f" 100%'])('looks up %s', (text) => {
    const url = new URL(opened(` ${text}\n`) ?? '')
    expect(`${url.origin}${url.pathname}`).toBe(ADDRESS)
    expect(readAsked(Object.fromEntries(url.searchParams)).q).toBe(text)
  })

  test('keeps a ticket behind the #', () => {
    const ticket = 'Hi,\nI am acme-42 & cannot export. 50% & ü'
    const url = new URL(opened(ticket) ?? '')
    expect([url.search, new URLSearchParams(url.hash.slice(1)).get('t')]).toEqual(['', ticket])
  })

  test('asks where nothing is selected, and does nothing without an answer', () => {
    expect(opened('', 'acme')).toBe(`${ADDRESS}?q=acme`)
    expect(opened('', null)).toBe(undefined)
  })
})

test('keyword search and the links of help desks are addresses of lookup', () => {
  expect(keywordSearch(ADDRESS)).toBe(`${ADDRESS}?q=%s`)
  for (const { link } of deskLinks(ADDRESS)) expect(link.startsWith(`${ADDRESS}?`)).toBe(true)
})

test('a + that a help desk does not encode is no space in an e-mail', () => {
  const query = new URLSearchParams('email=ada+test@north.example')
  expect(readAsked(Object.fromEntries(query)).email).toBe('ada+test@north.example')
})
