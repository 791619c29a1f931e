import { sql } from 'kysely'
import { addDays } from '../../../days.ts'
import { nextOpening } from '../../../practical/opening.ts'
import { readRows, readTownRow, type StoryRow } from '../../cells.ts'
import { compute, day, hour, name, weekday } from '../../facts.ts'
import { defineKind } from '../../kind.ts'

const daysBefore = 14
/** Not held for so long before: it has a season, and is not only a market of the month. */
const quietDays = 50

interface Data {
  town: StoryRow
  market: StoryRow
  opens: string
}

/** A market that is held a part of the year begins again. */
export const kind = defineKind<Data>({
  category: 'town-life',

  async ask(db, { town, today }) {
    const markets = await readRows(
      db,
      'market',
      sql`t.town = ${town.code} and t.record ->> 'openingHours' ~ 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'`,
    )
    for (const market of markets) {
      const hours = market.text('record.openingHours')!
      const opens = nextOpening(hours, addDays(today, -quietDays))?.day
      if (opens && opens > today && opens <= addDays(today, daysBefore)) {
        return { town: await readTownRow(db, town.code), market, opens }
      }
    }
    return null
  },

  worth: ({ opens }) => ({ period: opens, until: addDays(opens, 7) }),

  plan({ town, market }, { today }) {
    const cell = market.cell('record.openingHours')
    const { opens, closes } = nextOpening(String(cell.value), today)!
    const street = market.text('record.streetAddress')
    const season = market.text('record.season')
    const published = market.text('record.provenance.published')
    const starts = compute('opening', [cell], today)
    const values = {
      town: name(town.cell('name')),
      name: name(market.cell('name')),
      day: day(starts),
      weekday: weekday(compute('weekday', [starts])),
      opens: opens ? hour(compute('opens', [cell], today)) : undefined,
      closes: closes ? hour(compute('closes', [cell], today)) : undefined,
      street: street ? name(market.cell('record.streetAddress')) : undefined,
      season: season ? name(market.cell('record.season')) : undefined,
    }
    return {
      title: ['title', values],
      paragraphs: [
        [[opens && closes ? 'lead-hours' : 'lead', values], ...(street ? [['where', values] as const] : [])],
        ...(published ? [] : [[['check', values] as const]]),
      ],
    }
  },
})
