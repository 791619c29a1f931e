/**
 * The name of a town as files write it, made comparable: no accents, no hyphens, `St` and `Ste` in full,
 * no `CEDEX 2`, no `s/ Mer`, no number of arrondissement. `SAINT ETIENNE DE MTLUC` stays what it is: nothing is guessed.
 */
export function plainTownName(name: string): string {
  return unaccented(name)
    .replace(/\bcedex\b.*$/, '')
    .replace(/\((.*?)\)/g, ' ')
    .replace(/\bs\s*\//g, ' sur ')
    .replace(/\bs\/s\b/g, ' sous ')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/\b\d{1,2}(e|er|eme|ere)?( arrondissement)?$/, '')
    .replace(/^\d{5} /, '')
    .trim()
    .replace(/ +/g, ' ')
}

/** The same without its leading article: `Le Croisic` and `Croisic (Le)` meet here. */
export function withoutArticle(plain: string): string {
  return plain.replace(/^(le|la|les|l) /, '')
}

/** The last segment of a town's address: `Saint-Étienne-de-Montluc` → `saint-etienne-de-montluc`. */
export function townSlug(name: string): string {
  return unaccented(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

function unaccented(name: string): string {
  return name.replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
