/**
 * The only query parameters a page or a feed reads. The others (`utm_source`, `fbclid`…) are taken away before the page is made: they cannot
 * change it, and one page is kept once.
 */
export const knownQuery = [
  'address',
  'ascii',
  'autour',
  'category',
  'commune',
  'days',
  'fait',
  'family',
  'fiche',
  'format',
  'from',
  'jeton',
  'largeur',
  'lignes',
  'majuscules',
  'maxheight',
  'maxwidth',
  'only',
  'order',
  'page',
  'part',
  'q',
  'section',
  'sent',
  'to',
  'town',
  'token',
  'url',
  'when',
  'year',
] as const
const known: ReadonlySet<string> = new Set(knownQuery)

const longestQuery = 1000

/**
 * The address a page is kept under: path, then the known parameters by name, empty ones left out, the first of each. Undefined when the
 * address is none that the site could have given.
 */
export function canonicalAddress(url: string): string | undefined {
  const end = url.indexOf('?')
  const path = end === -1 ? url : url.slice(0, end)
  if (!path.startsWith('/') || path.startsWith('//') || path.length > longestQuery) return undefined
  if (end === -1) return path
  if (url.length - end > longestQuery) return undefined
  const kept = new Map<string, string>()
  for (const [name, value] of new URLSearchParams(url.slice(end + 1))) {
    if (known.has(name) && value !== '' && !kept.has(name)) kept.set(name, value)
  }
  if (kept.size === 0) return path
  return `${path}?${new URLSearchParams([...kept].sort(([one], [other]) => (one < other ? -1 : 1)))}`
}
