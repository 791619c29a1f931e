import { isObject, type Plan } from './locate.ts'

/** One record with what it inherits from the groups it stands in. */
export interface Found {
  value: unknown
  inherited?: Record<string, unknown>
}

/** The records of a whole document, in order. */
export function* walk(root: unknown, plan: Plan): Generator<Found> {
  for (const node of nodesAt(root, plan.path)) {
    if (plan.kind === 'single') yield { value: node }
    else if (plan.kind === 'columns') yield* rowsOfColumns(node)
    else if (plan.kind === 'keyed' && isObject(node)) {
      for (const [key, value] of Object.entries(node)) yield* descend({ value, inherited: { key } }, plan, 0)
    } else if (Array.isArray(node)) for (const value of node) yield* descend({ value }, plan, 0)
  }
}

/** From a group to its children, which inherit the group's own facts under its name: `communes.nom`. */
export function* descend(found: Found, plan: Plan, level: number): Generator<Found> {
  const key = plan.inner[level]
  const { value, inherited } = found
  if (key === undefined || !isObject(value) || !Array.isArray(value[key])) {
    yield found
    return
  }
  const name = level === 0 ? plan.path.findLast((part) => part !== '*') : plan.inner[level - 1]!
  const facts: Record<string, unknown> = { ...inherited }
  // A group without a name of its own hands its facts down as they are, unless its children have some of the same name.
  const taken = new Set(
    name === undefined ? value[key].flatMap((child) => (isObject(child) ? Object.keys(child) : [])) : [],
  )
  const nameOf = (field: string) =>
    name !== undefined ? `${name}.${field}` : taken.has(field) ? `parent.${field}` : field
  for (const [field, one] of Object.entries(value))
    if (field !== key && !isListOfObjects(one)) facts[nameOf(field)] = one
  for (const child of value[key]) yield* descend({ value: child, inherited: facts }, plan, level + 1)
}

const isListOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.some((one) => typeof one === 'object')

function* nodesAt(root: unknown, path: string[]): Generator<unknown> {
  const [key, ...rest] = path
  if (key === undefined) yield root
  else if (!isObject(root)) return
  else if (key === '*') for (const value of Object.values(root)) yield* nodesAt(value, rest)
  else if (Object.hasOwn(root, key)) yield* nodesAt(root[key], rest)
}

function* rowsOfColumns(node: unknown): Generator<Found> {
  if (!isObject(node)) return
  const columns = Object.entries(node).filter(([, list]) => Array.isArray(list)) as [string, unknown[]][]
  const length = Math.max(0, ...columns.map(([, list]) => list.length))
  for (let index = 0; index < length; index++)
    yield { value: Object.fromEntries(columns.map(([name, list]) => [name, list[index]])) }
}
