import { readDates } from '@wiker/connector/text/read-dates.ts'
import type { Event } from '@wiker/model'

export type Line = Pick<Event, 'type' | 'name' | 'startDate' | 'endDate' | 'recurrence' | 'location'>

/**
 * A season as one writes it in a letter, a line for each event: « samedi 6 mars 20h30 : Fest-noz, salle de la Chevallerais ». What is no date is its
 * name, and after a comma or a dash its place. Lines without a date come too, without one.
 */
export function readLines(text: string, { today, timezone }: { today: string; timezone: string }): Line[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s•*–—-]+/, '').trim())
    .filter(Boolean)
    .map((line) => {
      const { startDate, endDate, recurrence, unread } = readDates(line.slice(0, 300), { today, timezone })
      const [name, place] = line.split(/\s*[:;,]\s+|\s+[:–—-]\s+/).filter(isNoDate)
      return {
        type: 'Event',
        name: (name ?? unread.join(' ')) || line,
        ...(startDate && { startDate }),
        ...(endDate && { endDate }),
        ...(recurrence && { recurrence }),
        ...(place && { location: { name: place } }),
      }
    })
}

/** True of a part of a line that names something: it has words, and no figure or day. */
const isNoDate = (part: string) =>
  /\p{L}{3}/u.test(part) &&
  !/\d/.test(part) &&
  !/\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b/i.test(part)
