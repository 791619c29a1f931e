import { WEEKDAYS } from './date-words.ts'
import { fold } from './text.ts'

/**
 * Hours given as a list of things (`nom_jour_debut`, `nom_jour_fin`, `valeur_heure_debut_1`…; schema.org's `dayOfWeek`, `opens`, `closes`)
 * as the text a person would write of them: "lundi-vendredi 09:00-12:30, 13:30-17:30". Whatever else comes back as it is.
 */
export function hoursText(raw: unknown): unknown {
  const list = typeof raw === 'string' && /^\s*\[\s*\{/.test(raw) ? parsed(raw) : raw
  if (!Array.isArray(list) || list.length === 0 || !list.every((each) => typeof each === 'object' && each !== null))
    return raw
  const lines = list.map((each) => lineOf(Object.values(each as object)))
  return lines.every((line) => line !== undefined) ? lines.join(' ; ') : raw
}

function lineOf(values: unknown[]): string | undefined {
  const texts = values
    .flat()
    .filter((value) => typeof value === 'string')
    .map((value) => value.trim())
  const days = texts
    .map((text) => fold(text).replace(/^https?:\/\/schema\.org\//, ''))
    .filter((text) => WEEKDAYS.has(text))
  const times = texts.flatMap((text) => /^(\d{1,2}:\d{2})(?::\d{2})?$/.exec(text)?.[1] ?? [])
  if (days.length === 0 || times.length === 0 || times.length % 2 === 1) return undefined
  const spans = times.flatMap((time, i) => (i % 2 === 0 ? [`${time}-${times[i + 1]}`] : []))
  const [first, last] = days
  const isRange =
    days.length === 2 && first !== last && !values.some((value) => Array.isArray(value) && value.length > 1)
  const said = isRange ? `${first}-${last}` : [...new Set(days)].join(', ')
  return `${said} ${spans.join(', ')}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
