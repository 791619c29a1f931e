import type { CanonicalRecord, Entity } from '@wiker/model'
import { leavesOf } from '../trace/fields.ts'

/** What readers look for first in a record of a kind; `of` are the fields that answer it, any one of them. */
export interface Need {
  /** `title`, `date`, `place`, `contact`, `position`, `category`…: `messages/*.json` has the words under `quality.need.`. */
  name: string
  of: string[]
  /** 2 where a record is of little use without it. */
  weight: 1 | 2
}

const need = (name: string, of: string, weight: 1 | 2 = 1): Need => ({ name, of: of.split(' '), weight })

const title = need('title', 'name', 2)
const description = need('description', 'description articleBody')
const contact = need('contact', 'telephone email url organizer.telephone organizer.email organizer.url')
const address = need('place', 'streetAddress addressLocality townCode postalCode', 2)
const position = need('position', 'latitude longitude geometry', 2)
const category = need('category', 'categories')
const hours = need('hours', 'openingHours openingHoursText')
const organisation = (name: string) => `${name}.name ${name}.identifier`

const needs: Partial<Record<Entity, Need[]>> = {
  event: [
    title,
    need('date', 'startDate recurrence.rrule recurrence.rdates', 2),
    need('place', 'location.name location.streetAddress location.addressLocality location.townCode', 2),
    contact,
    description,
    need('price', 'price isAccessibleForFree'),
    category,
  ],
  place: [title, position, address, category, hours, contact],
  organization: [title, address, contact, category, description],
  market: [title, address, need('hours', 'openingHours openingHoursText', 2), position],
  article: [title, need('date', 'datePublished dateModified', 2), description, need('page', 'url')],
  notice: [title, need('date', 'datePublished validFrom', 2), description],
  offer: [
    title,
    need('date', 'validFrom validThrough'),
    need('seller', organisation('offeredBy'), 2),
    need('price', 'price'),
  ],
  menu: [need('date', 'date', 2), need('dishes', 'dishes', 2), need('restaurant', 'restaurant')],
  subsidy: [
    need('beneficiary', organisation('beneficiary'), 2),
    need('amount', 'amount', 2),
    need('date', 'date year', 2),
    need('purpose', 'purpose'),
    need('grantor', organisation('grantor')),
  ],
  budget: [
    need('amount', 'amount', 2),
    need('date', 'year', 2),
    need('account', 'accountCode name', 2),
    need('section', 'section'),
  ],
  deliberation: [title, need('date', 'date', 2), need('number', 'identifier'), need('page', 'url')],
  statistic: [need('amount', 'value', 2), need('date', 'year date', 2), need('place', 'townCode addressLocality')],
  address: [need('place', 'street streetAddress', 2), need('townCode', 'townCode postalCode', 2), position],
  transit: [title, position],
  catalog: [
    title,
    description,
    need('files', 'distributions', 2),
    need('licence', 'licence', 2),
    need('date', 'dateModified'),
  ],
}

export const needsOf = (entity: Entity): Need[] => needs[entity] ?? [title, description, contact]

/** Counts, for every field and every need, the records that have it. */
export class Fills {
  readonly fields = new Map<string, number>()
  readonly needs: { need: Need; filled: number }[]
  records = 0

  constructor(entity: Entity) {
    this.needs = needsOf(entity).map((one) => ({ need: one, filled: 0 }))
  }

  add(record: CanonicalRecord): void {
    this.records++
    const leaves = leavesOf(record)
    // A name made of other columns is none that the publisher gave.
    if (record.warnings?.some(({ message }) => message === 'name-derived')) leaves.delete('name')
    for (const field of leaves.keys())
      if (!field.startsWith('additional.')) this.fields.set(field, (this.fields.get(field) ?? 0) + 1)
    for (const one of this.needs) if (one.need.of.some((field) => leaves.has(field))) one.filled++
  }
}
