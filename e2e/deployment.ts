/**
 * Journeys run in two deployments, side by side: as `npm start` brings it, and with `DEPLOYMENT=bare` in a build without its proxy.ts, on
 * two consoles over one Postgres where the machine has one.
 */
export const isBare = process.env.DEPLOYMENT === 'bare'

/** What a run leaves behind, where the other does not look. */
export const RUN_FOLDER = isBare ? '.test/bare' : '.test'

/** The first administrator's cookies. */
export const SIGNED_IN = `${RUN_FOLDER}/signed-in.json`

/** What the consoles print. */
export const CONSOLE_LOG = `${RUN_FOLDER}/console.log`

/** By file or title, with the reason: all others run in both. */
const NOT_BARE: [journeys: RegExp, because: string][] = [
  [/headers\.spec/, 'the policy is among the headers of its snapshot'],
  [/carries a nonce policy|that markup brings in|that somebody puts into a page/, 'the policy is proxy.ts’s (BR-1, BR-2)'],
  [/is no request of ours/, 'what is refused carries the policy, too (PX-10)'],
  [/exactly who may frame it|allowed cannot frame it/, 'the policy says who may frame (EM-9)'],
  [/a token in the query is refused/, 'proxy.ts answers it, as a page has no status of its own (EM-8)'],
  [/leads to sign-in and back|link from a help desk|front-door\.spec/, 'proxy.ts tells the address to lead back to'],
  [/every-route\.spec/, 'it takes the proxy out of a build by itself (AU-1)'],
  [/(start|stopping|store-outage)\.spec/, 'they start consoles, stop them and cut their Postgres by themselves'],
  [/does not come to its end|secrets\.spec/, 'they bring a stack of their own, or read the build’s files (PX-6)'],
  [/twenty people/, 'four thousand reads keep a processor for twenty seconds (PX-9)'],
  [
    /WCAG|(compare|customers-arranging|find-customers|record-(accessibility|cases|failures|times))\.spec/,
    'what is drawn is the same; all of it twice would take 15 minutes and more',
  ],
]

export const notBare = NOT_BARE.map(([journeys]) => journeys)
