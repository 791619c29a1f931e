/** Last segment of a record's address: its name for people, ten digits of its id for the database. */
export function pathOf(id: string, name: string): string {
  const words = slug(name)
  return words ? `${words}-${keyOf(id)}` : keyOf(id)
}

/** The ten digits at the end of an address; undefined when it is no address of ours. */
export function keyIn(path: string): string | undefined {
  return /(?:^|-)([0-9a-f]{10})$/.exec(path)?.[1]
}

/** The first ten of the twenty digits that end an id (`urn:wiker:event:3f2a9c1b0d…`). */
export function keyOf(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1).slice(0, 10)
}

/** The accents are dropped, the rest of what is no letter or digit becomes a hyphen. */
function slug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}
