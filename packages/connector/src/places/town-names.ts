import { comparable } from '../map/words.ts'

/** How town names are compared: `ST HERBLAIN CEDEX 2` is `Saint-Herblain`, `Le Havre` keeps its article. */
export function townName(name: string): string {
  return comparable(name.replace(/\([^)]*\)/g, ' '))
    .replace(/\bcedex\b.*$/, '')
    .replace(
      /^(?:municipiul|orasul|oras|comuna|mun|com|sat|ville de|commune de|mairie de|municipio de|ayuntamiento de) /,
      '',
    )
    .replace(/ (?:kommun|stad)$/, '')
    .replace(/\bste\b/g, 'sainte')
    .replace(/\bst\b/g, 'saint')
    .replace(/^(.*) (la|le|les|l|el|los|las|las)$/, '$2 $1')
    .replace(/\b\d+ ?e(?:me|r)? arrondissement$/, '')
    .trim()
}

/** The names a town is found by: `Gernika-Lumo/Guernica` by each of its own too. */
export const townNames = (name: string): string[] =>
  name.includes('/') ? [name, ...name.split('/')].map(townName) : [townName(name)]
