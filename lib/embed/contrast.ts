/** A colour as `#rrggbb`. Contrast is WCAG 2.2’s: from 1 to 21. */
export type Hex = string

const channels = (colour: Hex) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
const hex = (values: readonly number[]) => `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

function luminance(colour: Hex): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

export function contrast(one: Hex, other: Hex): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((left, right) => left - right)
  return (light + 0.05) / (dark + 0.05)
}

/** `share` of 0 is `one`, of 1 `other`. */
export function mixed(one: Hex, other: Hex, share: number): Hex {
  const to = channels(other)
  return hex(channels(one).map((value, index) => value + ((to[index] ?? 0) - value) * share))
}

const STEPS = 64

/**
 * The colour itself where it stands out enough from each of `grounds`, else as little of black or white mixed into it as makes it. Grounds
 * that are all light or all dark can always be met up to a contrast of 7.
 */
export function readable(colour: Hex, grounds: readonly Hex[], least: number): Hex {
  const stands = (tried: Hex) => grounds.every((ground) => contrast(tried, ground) >= least)
  const towards = grounds.every((ground) => contrast('#000000', ground) >= contrast('#ffffff', ground)) ? '#000000' : '#ffffff'
  for (let step = 0; step < STEPS; step++) {
    const tried = mixed(colour, towards, step / STEPS)
    if (stands(tried)) return tried
  }
  return towards
}

/** Black or white, whichever reads better on the colour: at least 4.5 on any. */
export const inkOn = (ground: Hex): Hex => (contrast('#000000', ground) >= contrast('#ffffff', ground) ? '#000000' : '#ffffff')
