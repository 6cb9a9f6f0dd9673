import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { linkUse } from './credentials'
import { isCommonPassword, isPasswordOf, passwordHash } from './passwords'

const accepts = (password: string) => linkUse.safeParse({ token: 't', password }).success && !isCommonPassword(password)

test('none of the 3,000 commonest passwords is taken, nor any of 49,000 (AU-11)', () => {
  const listed = dictionary['passwords-common']
  expect(listed.length).toBeGreaterThan(3_000)
  expect(listed.filter(accepts)).toEqual([])
})

test.each([
  'password1234',
  'Password2026!!',
  '!!!qwertyuiop!!!',
  'passwordpassword',
  'abcabcabcabc',
  '111111111111',
  '2026-11-24 22:00',
  'ＰＡＳＳＷＯＲＤ１２３４',
])('neither is %s (AU-11)', (password) => expect(accepts(password)).toBe(false))

test.each(['correct horse battery staple', 'blue kettle under rain', '漢字仮名交文章電車駅前終了点', 'x9#kd8wq2mv!'])(
  'any kind of characters will do: %s (AU-11)',
  (password) => expect(accepts(password)).toBe(true),
)

test('64 kanji are a password, and no other is it (AU-11)', async () => {
  const kanji =
    '山川海空森林火水木金土日月星雲雨雪風花鳥魚犬猫馬牛羊虫石岩砂道橋町村国都市駅車船机椅子本紙筆墨色赤青黄白黒緑音声歌詩夢心手足目耳口鼻'.slice(
      0,
      64,
    )
  expect(kanji).toHaveLength(64)
  expect(accepts(kanji)).toBe(true)
  const hash = await passwordHash(kanji)
  expect(await isPasswordOf(hash, kanji)).toBe(true)
  expect(await isPasswordOf(hash, `${kanji.slice(0, 63)}山`)).toBe(false)
})

test('12 to 256 characters', () => {
  expect(accepts('kettle-rain')).toBe(false)
  expect(accepts('kettle-rain!z')).toBe(true)
  expect(accepts('kettle rain '.repeat(21).slice(0, 255).concat('z'))).toBe(true)
  expect(accepts('kettle rain '.repeat(21).concat('zzzzz'))).toBe(false)
})

test('whoever does not exist has no password, and it takes as long to say so (AU-7)', async () => {
  const hash = await passwordHash('blue kettle under rain')
  const time = async (given: string | undefined) => {
    const startedAt = performance.now()
    expect(await isPasswordOf(given, 'some other password')).toBe(false)
    return performance.now() - startedAt
  }
  // Medians of calls made in turns: a busy machine slows both, and without a hash nothing would take any time at all.
  await time(undefined)
  const known: number[] = []
  const unknown: number[] = []
  for (let pair = 0; pair < 10; pair++) {
    known.push(await time(hash))
    unknown.push(await time(undefined))
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[times.length / 2] ?? 0
  expect(median(unknown) / median(known)).toBeGreaterThan(0.5)
  expect(median(unknown) / median(known)).toBeLessThan(2)
})
