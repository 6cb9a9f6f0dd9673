import { ulid } from 'ulid'

/**
 * The id of a write: made when its form opens, sent with each attempt, so that however often it is sent, it is done once. It doubles as the
 * idempotency key, and is looked up by whoever made it alone.
 */
export const newIntentId = (): string => ulid()

export const isIntentId = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
