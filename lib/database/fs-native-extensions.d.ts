/** The package ships no types; these are the two functions we use, as its README gives them. */
declare module 'fs-native-extensions' {
  /** True when the exclusive lock on the open file was granted, false when another descriptor holds it. */
  export function tryLock(descriptor: number): boolean
  export function unlock(descriptor: number): void
}
