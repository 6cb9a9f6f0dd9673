/** A string, a bracket, a comma, a colon, or anything else up to the next of them. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/** JSON with a member a line. Only the space between the tokens changes: numbers keep their digits, members their order and their like. */
export function indentedJson(json: string): string {
  const tokens = json.match(TOKEN) ?? []
  let depth = 0
  let text = ''
  const line = () => `\n${'  '.repeat(depth)}`
  tokens.forEach((token, index) => {
    const next = tokens[index + 1] ?? ''
    if (token === '{' || token === '[') {
      const isEmpty = next === '}' || next === ']'
      depth++
      text += isEmpty ? token : token + line()
    } else if (token === '}' || token === ']') {
      depth--
      const last = tokens[index - 1]
      text += last === '{' || last === '[' ? token : line() + token
    } else text += token === ',' ? token + line() : token === ':' ? ': ' : token
  })
  return text
}
