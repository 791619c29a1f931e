/** Looking into answers whose shape nobody promises. */

export type Json = Record<string, unknown>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const objectOf = (value: unknown): Json => (isObject(value) ? value : {})
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : undefined
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

/** The value at a path of keys, when everything on the way is there. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value
  for (const key of path) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined
    here = here[key]
  }
  return here
}

/** An address with some of its query set or, where undefined, taken out. */
export function addressWith(url: URL | string, query: Record<string, string | number | undefined>): URL {
  const full = new URL(url)
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) full.searchParams.delete(name)
    else full.searchParams.set(name, String(value))
  }
  return full
}
