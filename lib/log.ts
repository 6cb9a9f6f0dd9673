import 'server-only'
import pino from 'pino'

/**
 * JSON lines on standard output. Name what is logged, member by member: never a header set, a body or a whole error. Each is written at
 * once: lines still to be written when the process ends would keep it from ending, if nobody reads them any more.
 */
export const log = pino({ base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ dest: 1, sync: true }))
