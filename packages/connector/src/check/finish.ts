import type { Entity } from '@wiker/model'
import type { PlanItem } from '../map/plan.ts'
import type { DateSpan } from '../normalize/dates.ts'
import type { Amount, Price } from '../normalize/index.ts'
import { saysMoreThanFree } from '../normalize/prices.ts'
import { hoursInSeason } from '../normalize/seasons.ts'
import { status } from './plain.ts'
import { putRecurrenceWords } from './recurrence-words.ts'
import type { Draft } from './row.ts'

/** Turns what the converters gave into the model's plain values: an amount and its currency, a day or an instant. Made once for a layer. */
export function fieldFinisher(
  entity: Entity,
  names: readonly string[],
  plan: readonly PlanItem[],
  { timezone, today }: { timezone: string; today: string },
): (draft: Draft) => void {
  const planned = dates.filter((name) => plan.some(({ to }) => to === name))
  const keepsGeometry = entity === 'place' || entity === 'transit' || entity === 'other'
  const keepLost = lostKeeper(names, plan)
  return (draft) => {
    const { fields } = draft
    for (const name of planned) {
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
    if (!keepsGeometry && typeof fields.geometry === 'object') fields.geometry = undefined
    if (entity === 'event') finishEvent(draft, today, timezone)
    if (entity === 'place') finishPlace(draft)
    if (entity === 'market') finishMarket(draft)
    keepLost(draft)
  }
}

const dates = ['date', 'datePublished', 'dateModified', 'validFrom', 'validThrough', 'foundingDate', 'dissolutionDate']
const dayOnly = new Set(['date', 'foundingDate', 'dissolutionDate'])

function putPrice({ fields }: Draft, { price, priceCurrency, isAccessibleForFree }: Price): void {
  // Set, not deleted: an object that lost a key is slow from then on.
  fields.price = price
  if (priceCurrency !== undefined) fields.priceCurrency = priceCurrency
  if (isAccessibleForFree !== undefined) fields.isAccessibleForFree ??= isAccessibleForFree
}

function finishEvent(draft: Draft, today: string, timezone: string): void {
  const { fields } = draft
  if (fields.maximumAttendeeCapacity === 0) delete fields.maximumAttendeeCapacity
  if (fields.eventStatus === undefined && typeof fields.name === 'string') {
    const said = status(fields.name)
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
function lostKeeper(names: readonly string[], plan: readonly PlanItem[]): (draft: Draft) => void {
  const prices: number[] = []
  const risky = plan.flatMap(({ to, parts }) => {
    const reference = /^(\w+)\.(?:identifier|email|telephone|url)$/.exec(to)?.[1]
    const orphan = reference !== undefined && reference !== 'location' ? reference : undefined
    const credit = to === 'image.credit'
    const category = to === 'category'
    if (to === 'price') prices.push(...parts.map(({ column }) => column))
    return orphan !== undefined || credit || category ? [{ to, parts, orphan, category }] : []
  })
  return ({ fields, additional, record }) => {
    for (const column of prices) {
      const raw = record.values[column]
      if (fields.price === undefined && typeof raw === 'string' && saysMoreThanFree(raw))
        additional[names[column]!] = raw
    }
    for (const { to, parts, orphan, category } of risky) {
      if (fields[to] === undefined) continue
      if (orphan !== undefined && fields[orphan] !== undefined) continue
      if (orphan === undefined && !category && fields.image !== undefined) continue
      for (const { column } of parts) {
        const raw = record.values[column]
        if (category && Array.isArray(fields.category) && fields.category.length === 1 && fields.category[0] === raw)
          continue
        additional[names[column]!] = raw
      }
    }
  }
}
