/** What a national address may name of a town. `department3` is the number in three figures, as some ministries write it. */
export type AddressValues = Partial<Record<string, string | number | null>>

const placeholder = /\{([A-Za-z0-9]+)\}/g

export function placeholdersIn(address: string): string[] {
  return [...address.matchAll(placeholder)].map((found) => found[1]!)
}

/** The address with everything filled in; undefined when something it asks for is not known of this town. */
export function fillAddress(address: string, values: AddressValues): string | undefined {
  let known = true
  const filled = address.replace(placeholder, (_, name: string) => {
    const value = values[name]
    if (value === undefined || value === null || value === '') known = false
    return encodeURIComponent(String(value ?? ''))
  })
  return known ? filled : undefined
}

/** `44` → `044`, `2A` → `02A`, `974` stays. */
export function departmentValues(department: string, name?: string): AddressValues {
  return { department, department3: department.padStart(3, '0'), departmentName: name }
}
