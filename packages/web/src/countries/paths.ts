import { countryOf, homeCountry } from '@wiker/platform/countries/countries.ts'
import { pathNames } from './names.ts'
import { countryOfSlug } from './towns.ts'

/** The words of one country's addresses, both ways. */
interface Dictionary {
  out: Map<string, string>
  in: Map<string, string>
}

const dictionaries = new Map<string, { of: object; words: Dictionary }>()

/** `/estepona/actualites/x` is read at `/estepona/noticias/x`. What lies under no town abroad stays as it is; so does a query. */
export function publicPath(path: string): string {
  const words = wordsUnder(path)
  return words ? translated(path, words.out) : path
}

/** The other way: the path as the routes know it, from the country's own words or from those of the routes. */
export function innerPath(path: string): string {
  const words = wordsUnder(path)
  return words ? translated(path, words.in) : path
}

/** The path as a country reads it, whatever the town: for `robots.txt`. */
export function pathIn(country: string, what: keyof typeof pathNames): string {
  return countryOf(country).paths[what] ?? pathNames[what]
}

/** First segment of a path: the town's, when it is a town's. */
export function slugIn(path: string): string {
  let end = 1
  while (end < path.length && !'/?#'.includes(path[end]!)) end++
  return path.slice(1, end)
}

function wordsUnder(path: string): Dictionary | undefined {
  const country = countryOfSlug(slugIn(path))
  return country === homeCountry ? undefined : dictionaryOf(country)
}

/** Segments after the town's, each up to its suffix: `agenda.ics` is `kalender.ics`. */
function translated(path: string, words: Map<string, string>): string {
  const end = path.search(/[?#]|$/)
  const segments = path.slice(0, end).split('/')
  for (let index = 2; index < segments.length; index++) {
    const segment = segments[index]!
    const dot = segment.indexOf('.')
    const word = dot < 0 ? segment : segment.slice(0, dot)
    const other = words.get(word)
    if (other) segments[index] = dot < 0 ? other : other + segment.slice(dot)
  }
  return segments.join('/') + path.slice(end)
}

function dictionaryOf(country: string): Dictionary {
  const pack = countryOf(country)
  const kept = dictionaries.get(country)
  if (kept?.of === pack) return kept.words
  const pairs = Object.entries(pathNames).map(([what, name]) => [name, pack.paths[what] ?? name] as const)
  const words = { out: new Map(pairs), in: new Map(pairs.map(([inner, name]) => [name, inner])) }
  dictionaries.set(country, { of: pack, words })
  return words
}
