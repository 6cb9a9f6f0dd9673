/** So many turns between the same two heights, each within this time of the last, are no person's doing. */
const TURNS = 4
const TURN_MS = 1_000

/**
 * Decides which heights to tell. A page whose layout answers our height with another width could send us to and fro between two heights for
 * ever; after a few turns the larger one stays, until something else changes.
 */
export function createHeightEcho() {
  let told = 0
  let before = 0
  let at = Number.NEGATIVE_INFINITY
  let turns = 0
  /** The smaller of the two, once it was found to come and go. */
  let refused: number | undefined
  /** True when this height, seen at `now` (milliseconds), is to be told. */
  return (height: number, now: number): boolean => {
    if (height === told || height === refused) return false
    const isTurn = height === before && now - at < TURN_MS
    turns = isTurn ? turns + 1 : 0
    refused = isTurn && turns >= TURNS && height < told ? height : undefined
    if (height === refused) return false
    before = told
    told = height
    at = now
    return true
  }
}
