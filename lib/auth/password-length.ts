/** Characters a staff password may have. No rule on their kinds: length is what helps. */
export const PASSWORD_LENGTH = { min: 12, max: 256 } as const
