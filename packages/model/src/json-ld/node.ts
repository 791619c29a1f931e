/** A JSON-LD node, as an object of JSON. */
export type Node = Record<string, unknown>

/** Without empty fields: JSON-LD says nothing by leaving out. */
export function node(type: string | undefined, fields: Node): Node {
  const kept = Object.entries(fields).filter(([, value]) => !isEmpty(value))
  return { ...(type ? { '@type': type } : {}), ...Object.fromEntries(kept) }
}

/** The node when it says something, else nothing. */
export function nodeIfAny(type: string, fields: Node): Node | undefined {
  const made = node(type, fields)
  return Object.keys(made).length > 1 ? made : undefined
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
