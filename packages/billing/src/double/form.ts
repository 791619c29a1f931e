/** A form value of Stripe's API: text, or nested by names such as `items[0][price]`. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue }
export type Form = { [name: string]: FormValue }

/** Reads Stripe's form encoding. Lists (`a[0]`, `a[]`) become arrays. */
export function parseForm(body: string): Form {
  const root: Form = Object.create(null)
  for (const [name, value] of new URLSearchParams(body)) {
    const path = [...name.matchAll(/[^[\]]+|\[\]/g)].map(([part]) => part)
    let at = root as Record<string, unknown>
    for (const [index, part] of path.entries()) {
      const key = part === '[]' ? String(Object.keys(at).length) : part
      if (index === path.length - 1) at[key] = value
      else {
        at[key] ??= Object.create(null)
        at = at[key] as Record<string, unknown>
      }
    }
  }
  return arrays(root) as Form
}

function arrays(value: unknown): FormValue {
  if (typeof value === 'string') return value
  const entries = Object.entries(value as Record<string, unknown>).map(([key, inner]) => [key, arrays(inner)] as const)
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index))
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
}

export const text = (value: FormValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
export const whole = (value: FormValue | undefined): number | undefined =>
  typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined
export const truth = (value: FormValue | undefined): boolean | undefined =>
  value === 'true' ? true : value === 'false' ? false : undefined
export const list = (value: FormValue | undefined): FormValue[] => (Array.isArray(value) ? value : [])
export const nested = (value: FormValue | undefined): Form =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}
/** Stripe's metadata: texts by name. */
export const metadata = (value: FormValue | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(nested(value)).flatMap(([key, one]) => (typeof one === 'string' ? [[key, one]] : [])),
  )
