import type { Entity } from '@wiker/model'
import type { PlanItem } from '../map/plan.ts'
import type { DateSpan } from '../normalize/dates.ts'
import type { Amount, Price } from '../normalize/index.ts'
import { hoursInSeason } from '../normalize/seasons.ts'
import { statusIn } from '../normalize/statuses.ts'
import { putRecurrenceWords } from './recurrence-words.ts'
import type { Draft } from './row.ts'

/** Turns what the converters gave into the model's plain values: an amount and its currency, a day or an instant. */
export function finishFields(
  entity: Entity,
  draft: Draft,
  names: readonly string[],
  plan: readonly PlanItem[],
  { timezone, today }: { timezone: string; today: string },
): void {
  const { fields } = draft
  for (const name of dates) {
    const span = fields[name]
    if (typeof span === 'object' && span !== null)
      fields[name] = dayOnly.has(name) ? (span as DateSpan).start.slice(0, 10) : (span as DateSpan).start
  }
  if (typeof fields.amount === 'object' && fields.amount) {
    const { amount, currency } = fields.amount as Amount
    fields.amount = amount
    fields.currency ??= currency
  }
  if (typeof fields.value === 'object' && fields.value) fields.value = (fields.value as Amount).amount
  if (typeof fields.price === 'object' && fields.price) putPrice(draft, fields.price as Price)
  if (typeof fields.geometry === 'object' && entity !== 'place' && entity !== 'transit' && entity !== 'other')
    delete fields.geometry
  if (entity === 'event') finishEvent(draft, today, timezone)
  if (entity === 'place') finishPlace(draft)
  if (entity === 'market') finishMarket(draft)
  keepLost(draft, names, plan)
}

const dates = ['date', 'datePublished', 'dateModified', 'validFrom', 'validThrough', 'foundingDate', 'dissolutionDate']
const dayOnly = new Set(['date', 'foundingDate', 'dissolutionDate'])

function putPrice({ fields }: Draft, { price, priceCurrency, isAccessibleForFree }: Price): void {
  delete fields.price
  if (price !== undefined) fields.price = price
  if (priceCurrency !== undefined) fields.priceCurrency = priceCurrency
  if (isAccessibleForFree !== undefined) fields.isAccessibleForFree ??= isAccessibleForFree
}

function finishEvent(draft: Draft, today: string, timezone: string): void {
  const { fields } = draft
  if (fields.maximumAttendeeCapacity === 0) delete fields.maximumAttendeeCapacity
  if (fields.eventStatus === undefined && typeof fields.name === 'string') {
    const said = statusIn(fields.name)
    if (said) fields.eventStatus = said
  }
  if (typeof fields.recurrence === 'string') {
    if (/FREQ=/.test(fields.recurrence))
      fields.recurrence = {
        rrule: fields.recurrence.replace(/^RRULE:/, ''),
        timezone,
      }
    else if (!putRecurrenceWords(draft, fields.recurrence, today, timezone)) {
      draft.additional.recurrence = fields.recurrence
      delete fields.recurrence
    }
  }
  if (fields.startDate === undefined && !draft.warnings.some(({ field }) => field === 'startDate')) {
    draft.warnings.push({ field: 'startDate', message: 'date-missing' })
  }
}

function finishPlace({ fields }: Draft): void {
  if (fields.maximumAttendeeCapacity === 0) delete fields.maximumAttendeeCapacity
  if (fields.openingHours === undefined) delete fields.openingHoursText
}

/** A market of July and August has no day in November. A season in other words stays beside the hours, for people to read. */
function finishMarket({ fields }: Draft): void {
  const { openingHours, season } = fields
  if (typeof openingHours !== 'string' || typeof season !== 'string') return
  fields.openingHours = hoursInSeason(openingHours, season) ?? openingHours
}

/** What a field of this entity can't hold goes back to where nothing is lost. */
function keepLost(draft: Draft, names: readonly string[], plan: readonly PlanItem[]): void {
  const { fields, additional, record } = draft
  for (const { to, parts } of plan) {
    const reference = /^(\w+)\.(?:identifier|email|telephone|url)$/.exec(to)?.[1]
    const orphan =
      reference !== undefined && reference !== 'location' && fields[reference] === undefined && fields[to] !== undefined
    const credit = to === 'image.credit' && fields[to] !== undefined && fields.image === undefined
    const category = to === 'category' && fields.category !== undefined
    if (!orphan && !credit && !category) continue
    for (const { column } of parts) {
      const raw = record.values[column]
      if (category && Array.isArray(fields.category) && fields.category.length === 1 && fields.category[0] === raw)
        continue
      additional[names[column]!] = raw
    }
  }
}
