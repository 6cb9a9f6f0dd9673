import { ApiError } from './api-error'

/**
 * The first JSON value of a body; whatever follows it is ignored, as the API's decoder does.
 * @throws ApiError validation_error when there is no value or it is malformed
 */
export function parseJsonBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const end = endOfFirstValue(text)
    try {
      return JSON.parse(text.slice(0, end))
    } catch {
      throw new ApiError('validation_error', text.trim() ? 'The body is not valid JSON' : 'A JSON body is required')
    }
  }
}

/** Where the first value ends: at its closing bracket or quote, or where a bare word or number does. */
function endOfFirstValue(text: string): number {
  let depth = 0
  let inString = false
  for (let index = text.search(/\S/); index >= 0 && index < text.length; index++) {
    const character = text[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
      if (!inString && depth === 0) return index + 1
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      depth--
      if (depth <= 0) return index + 1
    } else if (depth === 0 && /[\s,:]/.test(character ?? '')) return index
  }
  return text.length
}
