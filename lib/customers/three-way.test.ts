import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Content, changesBetween, contentOf, type Place } from './content'
import { anyContent } from './fixtures/any-content'
import { type Choices, merged, openPlaces, type Side, threeWay } from './three-way'

const sorted = (content: Content) => [...content].sort()
const none: Choices = new Map()
const three = fc.tuple(anyContent, anyContent, anyContent)

describe('two people changed the same customer', () => {
  test('who changed what is told apart', () => {
    const original = contentOf({ name: 'Acme', contact: '1', timezone: 'UTC', metadata: { tier: 'a', owner: 'x', old: '1' } })
    const yours = contentOf({ name: 'Acme A/S', contact: '2', timezone: 'UTC', metadata: { tier: 'b', owner: 'x' } })
    const theirs = contentOf({
      name: 'Acme',
      contact: '3',
      timezone: 'Asia/Kolkata',
      metadata: { tier: 'b', owner: 'y', old: '2' },
    })
    expect(threeWay(original, yours, theirs)).toEqual([
      { place: 'name', by: 'you', original: 'Acme', yours: 'Acme A/S', theirs: 'Acme' },
      { place: 'contact', by: 'both', original: '1', yours: '2', theirs: '3' },
      { place: 'timezone', by: 'them', original: 'UTC', yours: 'UTC', theirs: 'Asia/Kolkata' },
      { place: 'metadata.tier', by: 'same', original: 'a', yours: 'b', theirs: 'b' },
      { place: 'metadata.owner', by: 'them', original: 'x', yours: 'x', theirs: 'y' },
      { place: 'metadata.old', by: 'both', original: '1', yours: undefined, theirs: '2' },
    ])
  })

  test('changes of different places need no choice, and both stand', () => {
    const [original, yours, theirs] = [
      { name: 'A', contact: '1' },
      { name: 'B', contact: '1' },
      { name: 'A', contact: '2' },
    ].map(contentOf)
    if (!original || !yours || !theirs) throw new Error('three contents')
    const differences = threeWay(original, yours, theirs)
    expect(openPlaces(differences, none)).toEqual([])
    expect(sorted(merged(theirs, differences, none))).toEqual(sorted(contentOf({ name: 'B', contact: '2' })))
  })

  test('a change of one’s own can be given up, and one of theirs undone', () => {
    const [original, yours, theirs] = [contentOf({ name: 'A' }), contentOf({ name: 'B' }), contentOf({ name: 'A', contact: '2' })]
    const differences = threeWay(original, yours, theirs)
    const choices = new Map<Place, Side>([
      ['name', 'theirs'],
      ['contact', 'yours'],
    ])
    expect(sorted(merged(theirs, differences, choices))).toEqual(sorted(original))
  })
})

describe('whatever the three are', () => {
  test('with all of yours it is yours, with all of theirs it is theirs', () =>
    fc.assert(
      fc.property(three, ([original, yours, theirs]) => {
        const differences = threeWay(original, yours, theirs)
        const all = (side: Side) => new Map(differences.map(({ place }) => [place, side]))
        expect(sorted(merged(theirs, differences, all('yours')))).toEqual(sorted(yours))
        expect(sorted(merged(theirs, differences, all('theirs')))).toEqual(sorted(theirs))
      }),
    ))

  test('a change that one alone made stands without a choice, and only where both differ is one needed', () =>
    fc.assert(
      fc.property(three, ([original, yours, theirs]) => {
        const differences = threeWay(original, yours, theirs)
        const outcome = merged(theirs, differences, none)
        const open = openPlaces(differences, none)
        const touchedBy = (content: Content) => new Set(changesBetween(original, content).map(({ place }) => place))
        const [byYou, byThem] = [touchedBy(yours), touchedBy(theirs)]
        for (const place of byYou) if (!byThem.has(place)) expect(outcome.get(place)).toBe(yours.get(place))
        for (const place of byThem) if (!byYou.has(place)) expect(outcome.get(place)).toBe(theirs.get(place))
        expect(new Set(open)).toEqual(
          new Set([...byYou].filter((place) => byThem.has(place) && yours.get(place) !== theirs.get(place))),
        )
      }),
    ))

  test('who is you and who are they makes no difference to what needs a choice', () =>
    fc.assert(
      fc.property(three, ([original, yours, theirs]) => {
        const places = (one: Content, other: Content) => new Set(openPlaces(threeWay(original, one, other), none))
        expect(places(yours, theirs)).toEqual(places(theirs, yours))
      }),
    ))
})
