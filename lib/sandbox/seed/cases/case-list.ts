import { NAMED_CASES } from './case-rows'

const LONGEST = 60

/** The named customers as the table in `docs/sandbox.md`, which a test keeps equal to this. */
export function caseList(): string {
  const rows = NAMED_CASES.map(({ externalId, about }) => `| \`${shortened(externalId)}\` | ${about} |`)
  return ['| external id | what to see |', '| --- | --- |', ...rows].join('\n')
}

function shortened(externalId: string): string {
  return externalId.length > LONGEST ? `${externalId.slice(0, 8)}… (${externalId.length} times ${externalId[0]})` : externalId
}
