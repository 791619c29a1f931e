/** Where the records of a JSON document are. */
export interface Plan {
  kind: 'list' | 'keyed' | 'single' | 'columns' | 'matrix'
  /** Keys from the root to the list; `*` is every value of an object. */
  path: string[]
  /** Lists inside the list's elements that hold the real records: `communes` → `fiches`. */
  inner: string[]
  /** Names for the columns of a matrix, when they stand beside it. */
  names?: string[]
}

type Json = Record<string, unknown>

const listNames =
  /^(results?|records?|items?|data|rows|features|entries|events?|evenements?|événements|@graph|member|hydra:member|itemListElement|value|values|list|liste|objects|elements|docs|hits|resources|stations|feeds|vehicles|bikes|donnees|données)$/i
const asideNames =
  /^(facets?|facet_groups|fields|columns|schema|links?|_links|aggregations|meta|metadata|errors?|warnings|filters|sort|parameters|@context|licences?|licenses?)$/i

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Finds the largest repeating list; a document that is one thing with lists of its own is a single record. */
export function locate(root: unknown): Plan {
  if (Array.isArray(root)) return arrayPlan(root, [])
  if (!isObject(root)) return { kind: 'single', path: [], inner: [] }
  const columns = columnPlan(root, [])
  if (columns) return columns
  return best(candidates(root, [], 0)) ?? emptyList(root) ?? { kind: 'single', path: singlePath(root), inner: [] }
}

/** An envelope whose list has nothing in it today has no record, rather than being one. */
function emptyList(root: Json): Plan | undefined {
  const entry = Object.entries(root).find(
    ([key, value]) => listNames.test(key) && Array.isArray(value) && value.length === 0,
  )
  return entry && ownLeaves(root) <= 6 ? { kind: 'list', path: [entry[0]], inner: [] } : undefined
}

interface Candidate {
  plan: Plan
  weight: number
}

function candidates(node: Json, path: string[], depth: number): Candidate[] {
  const found: Candidate[] = []
  const own = ownLeaves(node)
  for (const [key, value] of Object.entries(node)) {
    const here = [...path, key]
    const factor = listNames.test(key) ? 4 : asideNames.test(key) ? 0.02 : 1
    if (Array.isArray(value) && value.length > 0) {
      const rich = meanKeys(value)
      const known = listNames.test(key) && own <= 12
      // A thing with many facts of its own owns its lists; an envelope only carries one.
      if (rich > 0 && (known || own < 5 || rich >= own))
        found.push({ plan: arrayPlan(value, here), weight: leaves(value) * factor })
      else if (value.every(Array.isArray) && value.length > 1) {
        const names = namesBeside(node)
        if (names || own < 5)
          found.push({
            plan: { kind: 'matrix', path: here, inner: [], ...(names ? { names } : {}) },
            weight: leaves(value) * factor,
          })
      }
    } else if (isObject(value) && depth < 5) {
      const columns = own < 8 ? columnPlan(value, here) : undefined
      if (columns) found.push({ plan: columns, weight: leaves(value) * factor })
      if (own < 8 || listNames.test(key))
        found.push(...candidates(value, here, depth + 1).map((one) => ({ ...one, weight: one.weight * factor })))
    }
  }
  const keyed = keyedPlan(node, path, depth)
  if (keyed) found.push(keyed)
  return found
}

const best = (list: Candidate[]): Plan | undefined => list.sort((a, b) => b.weight - a.weight)[0]?.plan

function arrayPlan(list: unknown[], path: string[]): Plan {
  if (list.length > 1 && list.every(Array.isArray)) return { kind: 'matrix', path, inner: [] }
  return { kind: 'list', path, inner: innerPath(list.filter(isObject)) }
}

/** `{"75056": {…}, "44109": {…}}`: values that look alike under keys that are names of their own. */
function keyedPlan(node: Json, path: string[], depth: number): Candidate | undefined {
  const values = Object.values(node)
  const objects = values.filter(isObject)
  if (objects.length < 2 || objects.length < values.length * 0.9) return undefined
  const usual = new Set(Object.keys(objects[0]!))
  const alike = objects.filter((one) => {
    const keys = Object.keys(one)
    return keys.length > 0 && keys.filter((key) => usual.has(key)).length >= Math.max(keys.length, usual.size) * 0.5
  })
  if (usual.size < 2 || alike.length < objects.length * 0.7) return undefined
  const within = depth < 4 ? best(candidates(objects[0]!, [], depth + 1)) : undefined
  const weight = leaves(values)
  if (within) return { plan: { ...within, path: [...path, '*', ...within.path] }, weight }
  const texts = Object.keys(node).every((key) => /^[a-z]{2}(-[A-Z]{2})?$/.test(key))
  return texts ? undefined : { plan: { kind: 'keyed', path, inner: innerPath(objects) }, weight: weight * 0.9 }
}

/** Lists of groups: a few parents, each with many children that say more than the parent does. */
function innerPath(parents: Json[], strict = false): string[] {
  if (parents.length === 0) return []
  const sample = parents.slice(0, 200)
  const own = sample.reduce((sum, parent) => sum + ownLeaves(parent), 0) / sample.length
  const keys = new Set(sample.flatMap((parent) => Object.keys(parent)))
  let chosen: { key: string; children: Json[]; weight: number } | undefined
  for (const key of keys) {
    const lists = sample.map((parent) => parent[key]).filter(Array.isArray)
    const children = lists.flat().filter(isObject)
    if (lists.length < sample.length * 0.5 || children.length <= sample.length) continue
    const rich = meanKeys(children)
    // Few children are a group's all the same when it has little to say itself, or when each has a day of its own.
    const sure = rich >= 3 && ((rich > own && own <= 2) || (own <= 4 && children.every(hasDay)))
    if (children.length < sample.length * 2 && !sure) continue
    if (!(rich >= 3 && rich > own) && (strict || own > 4 || rich < 2)) continue
    const weight = leaves(children)
    if (!chosen || weight > chosen.weight) chosen = { key, children, weight }
  }
  return chosen ? [chosen.key, ...innerPath(chosen.children, true)] : []
}

const hasDay = (child: Json): boolean => Object.keys(child).some((key) => dayNames.test(key))
const dayNames = /^(date|jour|day|fecha|data|datum|date_?(?:seance|debut))$/i

function columnPlan(node: Json, path: string[]): Plan | undefined {
  const entries = Object.entries(node).filter(([, value]) => Array.isArray(value)) as [string, unknown[]][]
  if (entries.length < 2 || entries.length < Object.keys(node).length * 0.8) return undefined
  const length = entries[0]![1].length
  const flat = entries.every(
    ([, list]) => list.length === length && list.every((one) => !isObject(one) && !Array.isArray(one)),
  )
  const languages = entries.every(([key]) => /^[a-z]{2}(-[A-Z]{2})?$/.test(key))
  return flat && length >= 2 && !languages ? { kind: 'columns', path, inner: [] } : undefined
}

function namesBeside(node: Json): string[] | undefined {
  const list = node.columns ?? node.fields ?? node.header ?? node.headers ?? node.colonnes
  if (!Array.isArray(list) || list.length === 0) return undefined
  const names = list.map((one) => (isObject(one) ? (one.name ?? one.id ?? one.label ?? one.fieldName) : one))
  return names.every((one) => typeof one === 'string') ? (names as string[]) : undefined
}

/** `{"success": true, "event": {…}}`: the one thing inside an envelope. */
function singlePath(root: Json): string[] {
  const inner = Object.entries(root).filter(([, value]) => isObject(value)) as [string, Json][]
  if (inner.length !== 1 || ownLeaves(root) > 3 || Object.values(root).some(Array.isArray)) return []
  const [key, value] = inner[0]!
  return Object.keys(value).length > Object.keys(root).length ? [key, ...singlePath(value)] : []
}

const isScalar = (value: unknown): boolean => value === null || typeof value !== 'object'
const ownLeaves = (node: Json): number => Object.values(node).filter(isScalar).length

function meanKeys(list: unknown[]): number {
  const objects = list.slice(0, 200).filter(isObject)
  if (objects.length < Math.min(list.length, 200) * 0.5) return 0
  return objects.reduce((sum, one) => sum + Object.keys(one).length, 0) / Math.max(objects.length, 1)
}

function leaves(value: unknown, depth = 0): number {
  if (isScalar(value)) return 1
  if (depth > 8) return 1
  const list = Array.isArray(value) ? value : Object.values(value as Json)
  let sum = 0
  for (const one of list.slice(0, 5000)) sum += leaves(one, depth + 1)
  return list.length > 5000 ? (sum * list.length) / 5000 : sum
}
