import { sql } from 'kysely'
import type { TownCard } from '../types.ts'

/** The colours of the look; a town without one gets the same one each time, by its code. */
const colours = ['river', 'marsh', 'ochre', 'brick', 'slate', 'heather'] as const

/** What a card needs of the table `town`, under the alias `t`. */
export const cardColumns = sql`
  t.code, t.slug, t.name, t.country, t.postal_codes as "postalCodes", t.population, t.latitude, t.longitude, t.colour, t.timezone,
  t.school_zone as "schoolZone"`

export type CardRow = Omit<TownCard, 'colour'> & { colour: string | null }

export function cardOf<Row extends CardRow>(row: Row): Row & TownCard {
  const sum = [...row.code].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  return { ...row, colour: row.colour ?? colours[sum % colours.length]! }
}
