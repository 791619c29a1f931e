const names = ['id', '@id', 'uid', 'uuid', '_id', 'recordid', 'identifier', 'slug', 'OBJECTID', 'objectid', 'fid']

/** What a record calls itself by, when it does: only such a record can be known again when it comes twice. */
export function ownKey(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null) return undefined
  const one = record as Record<string, unknown>
  for (const name of names) {
    const value = one[name]
    if (typeof value === 'string' || typeof value === 'number') return `${name}=${value}`
  }
  return one.type === 'Feature' || one.attributes ? ownKey(one.properties ?? one.attributes) : undefined
}
