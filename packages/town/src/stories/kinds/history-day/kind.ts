import { sql } from 'kysely'
import { addDays } from '../../../days.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { compute, day, dayOf, name, number } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const leastYears = 5
const daysAhead = 6
const protection = 'record.additional.date_et_typologie_de_la_protection'

interface Data {
  town: StoryRow
  place: StoryRow
  /** As the source writes it: `1977/05/03`. */
  written: string
  listed: boolean
  anniversary: string
}

/** A day in the town's history: the anniversary of a monument's protection. */
export const kind = defineKind<Data>({
  category: 'heritage',

  async ask(db, { town, today }) {
    const places = await readRows(
      db,
      'place',
      sql`t.town = ${town.code} and t.record -> 'additional' ->> 'date_et_typologie_de_la_protection' is not null`,
    )
    for (const place of places) {
      for (const match of place.text(protection)!.matchAll(/(\d{4}\/\d{2}\/\d{2}) : (inscrit|classé)/g)) {
        const [, written, how] = match
        const date = dayOf(written!)
        const anniversary = [0, 1]
          .map((more) => `${Number(today.slice(0, 4)) + more}${date.slice(4)}`)
          .find((one) => one >= today)
        if (!anniversary || anniversary > addDays(today, daysAhead)) continue
        if (Number(anniversary.slice(0, 4)) - Number(date.slice(0, 4)) < leastYears) continue
        return {
          town: await readTownRow(db, town.code),
          place,
          written: written!,
          listed: how === 'inscrit',
          anniversary,
        }
      }
    }
    return null
  },

  worth: ({ anniversary }) => ({ period: anniversary, until: addDays(anniversary, 7) }),

  plan({ town, place, written, listed, anniversary }) {
    const cell = place.cell(protection)
    const protectedOn = compute('pick', [cell], written)
    const values = {
      town: name(town.cell('name')),
      name: name(place.cell('name')),
      day: day(protectedOn),
      age: number(compute('age', [protectedOn], anniversary)),
      street: place.text('record.streetAddress') ? name(place.cell('record.streetAddress')) : undefined,
    }
    return {
      title: [listed ? 'title-listed' : 'title-classed', values],
      paragraphs: [[[listed ? 'listed' : 'classed', values], ...(values.street ? [['where', values] as const] : [])]],
    }
  },
})
