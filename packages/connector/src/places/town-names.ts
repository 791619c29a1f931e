import { comparable } from '../map/words.ts'

/** How town names are compared: `ST HERBLAIN CEDEX 2` is `Saint-Herblain`, `Le Havre` keeps its article. */
export function townName(name: string): string {
  let text = comparable(name.includes('(') ? name.replace(/\([^)]*\)/g, ' ') : name)
  // Tens of thousands of names are read at once: what is not there is not looked for twice.
  if (text.includes('cedex')) text = text.replace(/\bcedex\b.*$/, '')
  text = text.replace(
    /^(?:municipiul|orasul|oras|comuna|mun|com|sat|ville de|commune de|mairie de|municipio de|ayuntamiento de) /,
    '',
  )
  if (text.endsWith(' kommun') || text.endsWith(' stad')) text = text.replace(/ (?:kommun|stad)$/, '')
  if (text.includes('ste')) text = text.replace(/\bste\b/g, 'sainte')
  if (text.includes('st')) text = text.replace(/\bst\b/g, 'saint')
  const last = text.lastIndexOf(' ')
  if (last >= 0 && articles.has(text.slice(last + 1))) text = `${text.slice(last + 1)} ${text.slice(0, last)}`
  if (text.includes('arrondissement')) text = text.replace(/\b\d+ ?e(?:me|r)? arrondissement$/, '')
  return text.trim()
}

const articles = new Set(['la', 'le', 'les', 'l', 'el', 'los', 'las'])

/** The names a town is found by: `Gernika-Lumo/Guernica` by each of its own too. */
export const townNames = (name: string): string[] =>
  name.includes('/') ? [name, ...name.split('/')].map(townName) : [townName(name)]
