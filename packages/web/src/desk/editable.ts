import {
  normalizeEmail,
  normalizeOpeningHours,
  normalizePhone,
  normalizePostalCode,
  normalizePrice,
  normalizeUrl,
} from '@wiker/connector/normalize/index.ts'
import { atClock } from '@wiker/connector/normalize/zoned.ts'
import { eventStatusSchema } from '@wiker/model'
import type { TownCard } from '@wiker/town/types.ts'

/** How a field is typed in. */
export type Input =
  | 'text'
  | 'long'
  | 'moment'
  | 'day'
  | 'url'
  | 'tel'
  | 'email'
  | 'price'
  | 'opening'
  | 'postal'
  | 'status'

export interface EditableField {
  path: string
  input: Input
}

type Names = Partial<Record<Input, string[]>>

const address: Names = { text: ['streetAddress'], postal: ['postalCode'] }
const contact: Names = { tel: ['telephone'], email: ['email'] }
const common: Names = { long: ['description'], url: ['url'] }

/** What may be corrected by hand, kind by kind; the rest is the machine's (positions, outlines, official numbers). */
const byType: Record<string, Names[]> = {
  Event: [
    { text: ['name'], moment: ['startDate', 'endDate'], status: ['eventStatus'] },
    { text: ['location.name', 'location.streetAddress', 'organizer.name'], price: ['price'] },
    common,
    contact,
    { url: ['registrationUrl'] },
  ],
  Place: [{ text: ['name'], opening: ['openingHours'] }, address, contact, common, { text: ['accessibility'] }],
  Organization: [{ text: ['name'], opening: ['openingHours'] }, address, contact, common],
  Market: [{ text: ['name'], opening: ['openingHours'] }, address, common],
  Article: [{ text: ['name'], long: ['articleBody'], day: ['datePublished'] }, common],
  Offer: [{ text: ['name', 'offeredBy.name'], price: ['price'], day: ['validFrom', 'validThrough'] }, common],
  Notice: [{ text: ['name'], day: ['validFrom', 'validThrough'] }, common],
  Menu: [{ text: ['name', 'restaurant', 'meal'], day: ['date'] }, common],
}

/** The fields of a kind of record that may be corrected, in the order in which they are shown. */
export function editableFields(type: string): EditableField[] {
  const groups = byType[type] ?? [{ text: ['name'] }, common]
  return groups.flatMap((group) =>
    (Object.entries(group) as [Input, string[]][]).flatMap(([input, paths]) => paths.map((path) => ({ path, input }))),
  )
}

/** A problem is a key of the connector's own sentences, or one of the page's (`edit.…`). */
export type Typed = { ok: true; value: unknown } | { ok: false; key: string; values?: Record<string, string | number> }

const most = { text: 300, long: 20_000 }

/** What a person typed, as the model has it; empty is `null`. `field` gives the parts: `value`, or `day` and `time`. */
export function readTyped(
  { path, input }: EditableField,
  field: (part: 'value' | 'day' | 'time') => string,
  { country, timezone }: Pick<TownCard, 'country' | 'timezone'>,
): Typed {
  if (input === 'moment') return readMoment(field('day'), field('time'), timezone)
  const text = field(input === 'day' ? 'day' : 'value')
    .replaceAll('\r\n', '\n')
    .trim()
  const limit = input === 'long' ? most.long : most.text
  if (text.length > limit) return { ok: false, key: 'edit.too-long', values: { most: limit } }
  if (text === '') return path === 'name' ? { ok: false, key: 'edit.name-missing' } : { ok: true, value: null }
  const settings = { country, timezone }
  if (input === 'url') return read(normalizeUrl(/^[a-z]+:/i.test(text) ? text : `https://${text}`))
  if (input === 'tel') return read(normalizePhone(text, settings))
  if (input === 'email') return read(normalizeEmail(text))
  if (input === 'postal') return read(normalizePostalCode(text, settings))
  if (input === 'opening') return read(normalizeOpeningHours(text))
  if (input === 'status') {
    const status = eventStatusSchema.safeParse(text)
    return status.success ? { ok: true, value: status.data } : { ok: false, key: 'edit.invalid' }
  }
  if (input === 'price') {
    const { value } = normalizePrice(text, settings)
    return { ok: true, value: value?.price ?? (value?.isAccessibleForFree ? 0 : text) }
  }
  return { ok: true, value: text }
}

function read(result: { value?: unknown; problem?: { key: string; values?: Record<string, string | number> } }): Typed {
  if (result.value !== undefined) return { ok: true, value: result.value }
  const { key = 'edit.invalid', values } = result.problem ?? {}
  return { ok: false, key, ...(values ? { values } : {}) }
}

function readMoment(day: string, time: string, timezone: string): Typed {
  if (day === '') return time === '' ? { ok: true, value: null } : { ok: false, key: 'edit.day-missing' }
  const date = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
  const clock = /^(\d{2}):(\d{2})(?::\d{2})?$/.exec(time)
  if (!date || (time !== '' && !clock)) return { ok: false, key: 'edit.invalid' }
  if (!clock) return { ok: true, value: day }
  return { ok: true, value: atClock(day, { hour: Number(clock[1]), minute: Number(clock[2]) }, timezone).value }
}
