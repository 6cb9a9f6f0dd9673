/** Two people changed the same customer: what each did, seen from the version that both began with. */
import { applied, type Content, type Place, placesOf } from './content'

/** `both`: each made it something else, so somebody must choose. `same`: each did the same. */
export interface Difference {
  place: Place
  by: 'you' | 'them' | 'both' | 'same'
  original: string | undefined
  yours: string | undefined
  theirs: string | undefined
}

export function threeWay(original: Content, yours: Content, theirs: Content): Difference[] {
  return placesOf(original, yours, theirs).flatMap((place) => {
    const texts = { original: original.get(place), yours: yours.get(place), theirs: theirs.get(place) }
    const [isYours, isTheirs] = [texts.yours !== texts.original, texts.theirs !== texts.original]
    if (!isYours && !isTheirs) return []
    const by = !isTheirs ? 'you' : !isYours ? 'them' : texts.yours === texts.theirs ? 'same' : 'both'
    return [{ place, by, ...texts }]
  })
}

export type Side = 'yours' | 'theirs'
export type Choices = ReadonlyMap<Place, Side>

/** What stands when nobody chooses: a change that only one made. Undefined where both did. */
export const usualSide = ({ by }: Difference): Side | undefined => (by === 'both' ? undefined : by === 'you' ? 'yours' : 'theirs')

/** The places that still need a choice. */
export const openPlaces = (differences: readonly Difference[], choices: Choices): Place[] =>
  differences.filter((difference) => !(choices.get(difference.place) ?? usualSide(difference))).map(({ place }) => place)

/** Their version with your side wherever it was chosen or is the only change. A place without a choice stays theirs. */
export function merged(theirs: Content, differences: readonly Difference[], choices: Choices): Content {
  const mine = differences.filter((difference) => (choices.get(difference.place) ?? usualSide(difference)) === 'yours')
  return applied(
    mine.map(({ place, yours }) => (yours === undefined ? { place } : { place, after: yours })),
    theirs,
  )
}

/** What was changed of `original`, made of `moved` instead; where both changed the same place, `moved` stands. */
export const carriedOver = (original: Content, changed: Content, moved: Content): Content =>
  merged(moved, threeWay(original, changed, moved), new Map())
