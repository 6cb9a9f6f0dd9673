import { expect, test } from 'vitest'
import { testStore } from '@/lib/store/fixtures/test-store'
import { countAttempt, forgetAttempts } from './attempts'

testStore()

const HOME = '192.0.2.1'

test('the sixth attempt on an account has to wait, whatever the case of its e-mail and wherever it comes from (AU-6)', async () => {
  for (let attempt = 1; attempt <= 5; attempt++)
    expect(await countAttempt('ada@console.example', `192.0.2.${10 + attempt}`)).toEqual({ waitSeconds: 0 })
  const { waitSeconds } = await countAttempt(' Ada@Console.example ', '192.0.2.16')
  expect(waitSeconds).toBeGreaterThan(0)
  expect(waitSeconds).toBeLessThanOrEqual(300)
  expect(await countAttempt('grace@console.example', HOME)).toEqual({ waitSeconds: 0 })
})

test('a right password ends the count', async () => {
  for (let attempt = 1; attempt <= 5; attempt++) await countAttempt('alan@console.example', HOME)
  await forgetAttempts('alan@console.example', HOME)
  expect(await countAttempt('alan@console.example', HOME)).toEqual({ waitSeconds: 0 })
})

test('the fifty-first attempt from an address has to wait, whichever the account, and only there (AU-6)', async () => {
  const office = '198.51.100.7'
  for (let attempt = 1; attempt <= 50; attempt++)
    expect(await countAttempt(`guess-${attempt}@console.example`, office)).toEqual({ waitSeconds: 0 })
  expect((await countAttempt('guess-51@console.example', office)).waitSeconds).toBeGreaterThan(0)
  expect(await countAttempt('guess-52@console.example', '198.51.100.8')).toEqual({ waitSeconds: 0 })
})

test('right passwords from one address are not counted against it (AU-6)', async () => {
  const office = '203.0.113.5'
  for (let person = 1; person <= 60; person++) {
    expect(await countAttempt(`person-${person}@console.example`, office)).toEqual({ waitSeconds: 0 })
    await forgetAttempts(`person-${person}@console.example`, office)
  }
})
