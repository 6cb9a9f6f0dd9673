/**
 * An answer as a later release might send it: a member added everywhere, the last one gone, a number where text was and text where a
 * number was, and statuses and types no enumeration has.
 */
export function drifted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(drifted)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, driftedMember(name, member)] as const)
  return Object.fromEntries([
    ...members.slice(0, Math.max(1, members.length - 1)),
    ['added_by_a_later_release', { nested: [1, null] }],
  ])
}

const ENUMERATIONS = /status$|^type$|_type$|_period$|_mode$|_reason$/

function driftedMember(name: string, member: unknown): unknown {
  if (typeof member === 'string' && ENUMERATIONS.test(name)) return 'OF_A_LATER_RELEASE'
  if (name === 'name') return 42
  if (name === 'total') return typeof member === 'number' ? String(member) : member
  return drifted(member)
}
