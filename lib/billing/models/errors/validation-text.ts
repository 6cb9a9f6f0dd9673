/** The part of a zod error that is shown. */
interface Issue {
  path: PropertyKey[]
  message: string
  expected?: string
}

/** One line per problem with the path to it: `items[2].name: Invalid input, expected string`. `cause` may be any error. */
export function validationText(cause: unknown): string {
  const issues = (cause as { issues?: Issue[] } | undefined)?.issues
  if (!Array.isArray(issues)) return cause instanceof Error ? cause.message : String(cause)
  return issues.map(issueText).join('\n')
}

function issueText({ path, message, expected }: Issue): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  const text = expected && message === 'Invalid input' ? `${message}, expected ${expected}` : message
  return place ? `${place.replace(/^\./, '')}: ${text}` : text
}
