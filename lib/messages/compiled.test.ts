import { expect, test } from 'vitest'
import { compiledMessages } from './compiled'
import messages from './en.json'

test('every text compiles, and a plain one stays as it is', () => {
  expect(Object.keys(compiledMessages)).toEqual(Object.keys(messages))
  expect(compiledMessages).toMatchObject({ app: { name: messages.app.name } })
})

test('a text with a gap is taken apart', () => {
  expect(compiledMessages).toMatchObject({ pager: { page: ['Page ', ['page'], ' of ', ['last']] } })
})
