import { amountsIn, saysFree } from '../../src/normalize/prices.ts'
import { fold } from '../../src/normalize/text.ts'
import type { EventDraft } from '../../src/text/announcement.ts'
import { readAnnouncementText } from '../../src/text/announcement.ts'
import type { Labelled, LabelledEvent } from './labels.ts'

export const measured = ['date', 'time', 'place', 'price', 'title', 'status', 'rule'] as const
export type Measured = (typeof measured)[number]

/** `invented`: read where the text tells nothing, or something else than it tells. */
export interface Mark {
  right: number
  missing: number
  invented: number
}

export interface Comparison {
  id: string
  marks: Record<Measured, Mark>
  /** For who tunes: what differs. */
  faults: string[]
}

export const today = '2026-11-23'
const zones: Record<string, string> = {
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  ES: 'Europe/Madrid',
  RO: 'Europe/Bucharest',
  SE: 'Europe/Stockholm',
}

/** Reads one announcement and holds what was read against what a person said it tells. */
export function compare(labelled: Labelled, text = labelled.text): Comparison {
  const { id, country, events } = labelled
  const read = readAnnouncementText(text, { today, timezone: zones[country]!, country, kind: 'txt' }).events
  const marks = Object.fromEntries(
    measured.map((field) => [field, { right: 0, missing: 0, invented: 0 }]),
  ) as Comparison['marks']
  const faults: string[] = []
  const left = [...read]
  for (const wanted of events) {
    const at = bestOf(left, wanted)
    const [found] = at < 0 ? [] : left.splice(at, 1)
    for (const field of measured) note(field, verdict(field, wanted, found, country), wanted, found)
  }
  for (const extra of left) {
    if (extra.startDate) note('date', 'invented', {}, extra)
    else if (events.length === 0) note('title', 'invented', {}, extra)
  }
  return { id, marks, faults }

  function note(field: Measured, said: keyof Mark | undefined, wanted: LabelledEvent, found: EventDraft | undefined) {
    if (!said) return
    marks[field][said]++
    if (said !== 'right')
      faults.push(`${id} ${field} ${said}: wanted ${wantedOf(field, wanted)}, read ${readOf(field, found)}`)
  }
}

function bestOf(read: EventDraft[], { start }: LabelledEvent): number {
  const same = read.findIndex(({ startDate }) => startDate?.slice(0, 10) === start?.slice(0, 10))
  return same >= 0 ? same : read.length > 0 ? 0 : -1
}

type Verdict = keyof Mark | undefined

function verdict(field: Measured, wanted: LabelledEvent, found: EventDraft | undefined, country: string): Verdict {
  const told = {
    date: wanted.start,
    time: wanted.start?.includes('T') || undefined,
    place: wanted.place ?? wanted.street,
    price: wanted.price,
    title: wanted.name,
    status: wanted.status,
    rule: wanted.rrule,
  }[field]
  const said =
    found &&
    {
      date: found.startDate,
      time: found.startDate?.includes('T') || undefined,
      place: found.location?.name,
      price: found.price ?? (found.isAccessibleForFree || undefined),
      title: found.name,
      status: found.eventStatus === 'scheduled' ? undefined : found.eventStatus,
      rule: found.recurrence?.rrule,
    }[field]
  if (told === undefined) return said === undefined ? undefined : 'invented'
  if (field === 'place' && !wanted.place && found?.location?.streetAddress)
    return isSame(found.location.streetAddress, wanted.street!) ? 'right' : 'invented'
  if (field === 'place' && said === undefined && found?.location?.streetAddress)
    return wanted.place!.some((one) => isSame(one, found.location!.streetAddress!)) ? 'right' : 'missing'
  if (said === undefined) return 'missing'
  if (
    field === 'time' &&
    wanted.end?.includes('T') &&
    !found!.endDate &&
    isRight(field, { start: wanted.start! }, found!, country)
  )
    return 'missing'
  return isRight(field, wanted, found!, country) ? 'right' : 'invented'
}

function isRight(field: Measured, wanted: LabelledEvent, found: EventDraft, country: string): boolean {
  const { start = '', end = '' } = wanted
  switch (field) {
    case 'date': {
      const lastDay = end.slice(0, 10)
      const range = lastDay > start.slice(0, 10) && Date.parse(lastDay) - Date.parse(start.slice(0, 10)) > 86_400_000
      return found.startDate!.slice(0, 10) === start.slice(0, 10) && (!range || found.endDate?.slice(0, 10) === lastDay)
    }
    case 'time':
      return (
        found.startDate!.slice(11, 16) === start.slice(11, 16) &&
        (!end.includes('T') || found.endDate?.slice(11, 16) === end.slice(11, 16))
      )
    case 'place':
      return wanted.place
        ? wanted.place.some((one) => isSame(one, found.location!.name!))
        : isSame(wanted.street!, found.location!.name!)
    case 'price':
      return wanted.price!.some((one) => one.split(' ').sort().join(' ') === pricesOf(found, country).join(' '))
    case 'title':
      return wanted.name!.some((one) => isTitle(one, found.name!))
    case 'status':
      return found.eventStatus === wanted.status
    default:
      return parts(found.recurrence!.rrule!) === parts(wanted.rrule!)
  }
}

const parts = (rule: string) =>
  rule
    .split(';')
    .filter((one) => !/^(?:UNTIL|COUNT)=/.test(one))
    .sort()
    .join(';')

function pricesOf({ price, isAccessibleForFree: free }: EventDraft, country: string): string[] {
  if (typeof price === 'number') return [String(price)]
  if (typeof price !== 'string') return free ? ['free'] : []
  const spelled = price.replace(/(\d)(?=\s?(?:à|-|–|\/)\s?\d+(?:[.,]\d+)?\s?€)/g, '$1 €')
  const amounts = amountsIn(spelled, { country, timezone: 'Europe/Paris' }).filter(({ amount }) => amount > 0)
  const said = new Set(amounts.map(({ amount }) => String(amount)))
  return [...said, ...(saysFree(fold(price)) ? ['free'] : [])].sort()
}

const plain = (text: string) =>
  (
    fold(text)
      .replace(/['’"«»“”]/g, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).filter((word) => !small.has(word))
const small = new Set(
  'le la les l un une des du de d a au aux en dans sur the a an in at of el los las del y och i pa in la cu si'.split(
    ' ',
  ),
)
const isSame = (one: string, other: string) => plain(one).join(' ') === plain(other).join(' ')

/** All the words of it are there, in a title not much longer. */
function isTitle(wanted: string, found: string): boolean {
  const [words, said] = [plain(wanted), plain(found)]
  return words.every((word) => said.includes(word)) && said.length <= words.length + 6
}

function wantedOf(field: Measured, { name, start, end, place, street, price, status, rrule }: LabelledEvent): string {
  return String(
    {
      date: `${start} ${end ?? ''}`,
      time: `${start?.slice(11)}–${end?.slice(11) ?? ''}`,
      place: place ?? street,
      price,
      title: name,
      status,
      rule: rrule,
    }[field],
  )
}

function readOf(field: Measured, found: EventDraft | undefined): string {
  if (!found) return 'no event'
  const { name, startDate, endDate, location, price, isAccessibleForFree: free, eventStatus, recurrence } = found
  return String(
    {
      date: `${startDate} ${endDate ?? ''}`,
      time: `${startDate?.slice(11, 16)}–${endDate?.slice(11, 16) ?? ''}`,
      place: JSON.stringify(location ?? {}),
      price: price ?? free,
      title: name,
      status: eventStatus,
      rule: recurrence?.rrule,
    }[field],
  )
}
