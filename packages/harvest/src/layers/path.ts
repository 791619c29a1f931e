type Node = Record<string, unknown>

/** The value of a field told with dots (`location.name`); undefined when there is none. */
export function valueAt(record: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, field) => (isNode(inner) ? inner[field] : undefined), record)
}

/** The same record with that field set, or without it (`null`). Nothing is changed in place. */
export function withValueAt<T>(record: T, path: string, value: unknown): T {
  const [field, ...rest] = path.split('.') as [string, ...string[]]
  const node: Node = isNode(record) ? record : {}
  if (rest.length > 0) {
    const inner = withValueAt(node[field], rest.join('.'), value)
    return without(node, field, isNode(inner) && Object.keys(inner).length > 0 ? inner : null) as T
  }
  return without(node, field, value) as T
}

function without(node: Node, field: string, value: unknown): Node {
  if (value !== null && value !== undefined) return { ...node, [field]: value }
  const { [field]: _gone, ...rest } = node
  return rest
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
