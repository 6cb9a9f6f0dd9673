import 'server-only'
import pino from 'pino'

/** JSON lines on standard output. Name what is logged, member by member: never a header set, a body or a whole error. */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
