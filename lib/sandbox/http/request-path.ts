/**
 * A request target's path as its decoded segments. It is split before it is decoded, so an encoded slash stays inside its segment
 * and external ids with slashes work.
 * @throws URIError when a percent sign is not followed by a valid encoding
 */
export function pathSegments(target: string): string[] {
  const path = target.split(/[?#]/, 1)[0] ?? ''
  return path.split('/').slice(1).map(decodeURIComponent)
}

/**
 * The values of a template's `{names}`, or null when the path is another one. An empty segment never fills a name.
 * @param template `/customers/{id}`
 */
export function matchTemplate(template: string, segments: readonly string[]): Record<string, string> | null {
  const parts = template.split('/').slice(1)
  if (parts.length !== segments.length) return null
  const values: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]
    if (part.startsWith('{')) {
      if (!segment) return null
      values[part.slice(1, -1)] = segment
    } else if (segment !== part) return null
  }
  return values
}
