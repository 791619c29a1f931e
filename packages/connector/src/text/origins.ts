import { masked } from '../normalize/dates.ts'
import { amountsIn, saysFree } from '../normalize/prices.ts'
import { scanTimes } from '../normalize/scan-times.ts'
import { fold } from '../normalize/text.ts'
import type { EventDraft } from './announcement.ts'
import { mendLetters } from './mend.ts'
import { readRecurrence } from './recurrence.ts'
import { scanWhen } from './when.ts'

/** A piece of a text: from its first letter to after its last. */
export interface Piece {
  from: number
  to: number
}

export const placedFields = ['name', 'dates', 'place', 'street', 'organizer', 'price', 'contact'] as const
export type PlacedField = (typeof placedFields)[number]
export type TextOrigins = Partial<Record<PlacedField, Piece[]>>

interface Options {
  today: string
  timezone: string
  country: string
}

/**
 * Where each value of an announcement stands in the text it was read from (NFC): what a person looks at before confirming it. A value made of
 * several pieces (a day, an hour further down) has them all; one that cannot be found again has none.
 */
export function originsOf(event: EventDraft, raw: string, options: Options): TextOrigins {
  const text = mendLetters(raw)
  const dates = datePieces(event, text, options)
  const near = dates[0]?.from
  const { location, organizer, telephone, email, url } = event
  const pieces: Record<PlacedField, Piece[]> = {
    name: found(event.name, text, near),
    dates,
    place: found(location?.name, text, near),
    street: found([location?.streetAddress, location?.postalCode].filter(Boolean).join(' '), text, near),
    organizer: found(organizer?.name, text, undefined),
    price: pricePieces(event, text, options, near),
    contact: [
      ...digits(telephone, text),
      ...found(email, text, near),
      ...found(url?.replace(/^https?:\/\//, ''), text, near),
    ],
  }
  if (pieces.street.length === 0) pieces.street = found(location?.streetAddress, text, near)
  return Object.fromEntries(Object.entries(pieces).filter(([, list]) => list.length > 0))
}

function datePieces(event: EventDraft, text: string, { today, timezone }: Options): Piece[] {
  const { startDate, endDate, doorTime, recurrence } = event
  if (!startDate) return []
  const whens = scanWhen(text, { today, timezone })
  const rule = recurrence?.rrule ? readRecurrence(text, { today, timezone }) : undefined
  const days = whens
    .filter(({ role, startDay }) => role === 'event' && startDay === startDate.slice(0, 10))
    .map(({ index, end }) => ({ from: index, to: end }))
  const where = rule ? [{ from: rule.index, to: rule.end }] : days
  const [first] = where
  const hours = [startDate, endDate, doorTime].flatMap((moment) =>
    moment?.includes('T') ? [moment.slice(11, 16)] : [],
  )
  const times = scanTimes(masked(text, whens))
    .filter(({ from, to }) => hours.includes(clock(from)) || (to && hours.includes(clock(to))))
    .map(({ index, end }) => ({ from: index, to: end }))
    .filter(({ from, to }) => !where.some((one) => from < one.to && one.from < to))
  return inOrder([...where, ...nearest(times, first?.from, 2)])
}

const clock = ({ hour, minute }: { hour: number; minute: number }) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

function pricePieces(
  event: EventDraft,
  text: string,
  { country, timezone }: Options,
  near: number | undefined,
): Piece[] {
  const { price, isAccessibleForFree: free } = event
  if (typeof price === 'string') return found(price, text, near)
  if (typeof price === 'number') {
    const amounts = amountsIn(text, { country, timezone }).filter(({ amount }) => amount === price)
    return nearest(
      amounts.map(({ index }) => ({
        from: index,
        to: index + (/^[\d\s.,]*\S*/.exec(text.slice(index))?.[0].length ?? 1),
      })),
      near,
      1,
    )
  }
  if (!free) return []
  const said = [...text.matchAll(/[^\n.;!?,]+/g)].filter(([piece]) => saysFree(fold(piece)))
  return nearest(
    said.map(({ 0: piece, index }) => trimmed(piece, index)),
    near,
    1,
  )
}

function trimmed(piece: string, index: number): Piece {
  const lead = piece.length - piece.trimStart().length
  return { from: index + lead, to: index + piece.trimEnd().length }
}

/** The words of a value, whatever stands between them; of several places the one nearest to the date. */
function found(value: string | undefined, text: string, near: number | undefined): Piece[] {
  const words = value ? (fold(value).match(/[\p{L}\p{N}]+/gu) ?? []) : []
  if (words.length === 0) return []
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}(?![\\p{L}\\p{N}])`, 'gu')
  const all = [...fold(text).matchAll(pattern)].map(({ 0: piece, index }) => ({
    from: index,
    to: index + piece.length,
  }))
  return nearest(all, near, 1)
}

/** A telephone number, however its figures are grouped. */
function digits(number: string | undefined, text: string): Piece[] {
  const figures = number?.replace(/\D/g, '').slice(-9)
  if (!figures || figures.length < 9) return []
  const match = new RegExp(`(?:\\+\\d{2}|0)?[\\s.(0)-]*${[...figures].join('[\\s.-]*')}`).exec(text)
  return match ? [trimmed(match[0], match.index)] : []
}

function nearest(pieces: Piece[], near: number | undefined, most: number): Piece[] {
  if (near === undefined) return pieces.slice(0, most)
  const sorted = pieces.toSorted((a, b) => Math.abs(a.from - near) - Math.abs(b.from - near))
  return inOrder(sorted.slice(0, most))
}

const inOrder = (pieces: Piece[]) => pieces.toSorted((a, b) => a.from - b.from)
