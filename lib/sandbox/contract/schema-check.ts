/** The parts of an OpenAPI 3.0 schema the customers API uses. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  enum?: unknown[]
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  maxLength?: number
}

export interface SchemaCheck {
  schemas: Record<string, Schema>
  /** Whether null is right here, which the published schema never says. @param path `features[].total_limit` */
  mayBeNull: (path: string) => boolean
  /** Whether the wire differs from the published schema here on purpose. */
  isException: (path: string, value: unknown) => boolean
}

const REF = '#/components/schemas/'
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/**
 * What does not fit a schema, as lines; empty when all does. Stricter than the schema in one thing: a member it does not declare does
 * not fit.
 */
export function schemaFaults(schema: Schema, value: unknown, check: SchemaCheck, path = ''): string[] {
  if (schema.$ref) {
    const name = schema.$ref.slice(REF.length)
    const target = check.schemas[name]
    return target ? schemaFaults(target, value, check, path) : [`${path}: no schema ${name}`]
  }
  if (check.isException(path, value)) return []
  if (value === null) return check.mayBeNull(path) ? [] : [`${path} is null`]
  if (schema.enum && !schema.enum.includes(value)) return [`${path} is none of ${schema.enum}: ${value}`]
  switch (schema.type) {
    case 'object':
      return objectFaults(schema, value, check, path)
    case 'array':
      if (!Array.isArray(value)) return [`${path} is no list`]
      return value.flatMap((element) => schemaFaults(schema.items ?? {}, element, check, `${path}[]`))
    case 'string':
      if (typeof value !== 'string') return [`${path} is no text: ${JSON.stringify(value)}`]
      return schema.format === 'date-time' && !DATE_TIME.test(value) ? [`${path} is no date-time: ${value}`] : []
    case 'integer':
      return Number.isInteger(value) ? [] : [`${path} is no whole number: ${JSON.stringify(value)}`]
    case 'number':
    case 'boolean':
      return typeof value === schema.type ? [] : [`${path} is no ${schema.type}: ${JSON.stringify(value)}`]
    default:
      return []
  }
}

function objectFaults(schema: Schema, value: unknown, check: SchemaCheck, path: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no object`]
  const { properties = {}, additionalProperties, required = [] } = schema
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name} is missing`)
  const faults = Object.entries(value).flatMap(([name, member]) => {
    const own = properties[name]
    const memberPath = path ? `${path}.${name}` : name
    if (own) return schemaFaults(own, member, check, memberPath)
    if (typeof additionalProperties === 'object') return schemaFaults(additionalProperties, member, check, `${path}.*`)
    return additionalProperties === true ? [] : [`${memberPath} is not declared`]
  })
  return [...missing, ...faults]
}
