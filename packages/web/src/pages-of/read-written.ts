import { normalizePrice, normalizeUrl } from '@wiker/connector/normalize/index.ts'
import { atClock } from '@wiker/connector/normalize/zoned.ts'
import { type CanonicalRecord, type Image, isCategoryKey } from '@wiker/model'
import { isDay } from '@wiker/town/days.ts'
import type { Db } from '@wiker/town/db.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { PublicationReach, RecordToPublish } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import type { Words } from '../formatting/words.ts'
import { placeOf } from '../publish/read-proposal.ts'
import { type EventDatesRead, readWhen, type WhenRead } from '../publish/read-when.ts'
import { whenProblem } from '../publish/when-shown.tsx'
import type { Fields } from '../server/own-form.ts'
import type { Problems } from './fields.tsx'
import { reaches, type Typed, type WrittenKind, writtenFields } from './written.ts'

export interface Written {
  typed: Typed
  problems: Problems
  /** Null while something is wrong. */
  record: RecordToPublish | null
  reach: PublicationReach
  publishAt: Date | null
  /** The dates as they were understood. */
  when?: WhenRead | undefined
}

interface Context {
  kind: WrittenKind
  page: Page
  town: TownCard
  today: string
  now: Date
  words: Words
  /** What was there before: what the form does not ask stays. */
  before?: CanonicalRecord | undefined
  /** The picture that was sent, or kept. */
  image?: Image | undefined
}

const most = { titre: 200, texte: 20_000, conditions: 1000 } as const

/** What was typed for a page, as the model has it, and what is wrong with it. The organiser is the page, whatever the form says. */
export async function readWritten(db: Db, field: Fields, context: Context): Promise<Written> {
  const { kind, words, town, now, today, before } = context
  const typed: Typed = {}
  for (const name of writtenFields) {
    const text = field(name).replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim()
    typed[name] = text.slice(0, most[name as keyof typeof most] ?? 300)
  }
  const problems: Problems = {}
  if (!typed.titre) problems.titre = words.t('write.problem.title')
  const reach = reaches.find((one) => one === typed.portee) ?? 'town'
  const publishAt = readPublishAt(typed, town, now, problems, words)
  const kept = kind === 'event' && !typed.when && !typed['when-day'] ? datesOf(before) : undefined
  const when = kind === 'event' && !kept ? await readWhen(db, whenTyped(typed), { town, today }) : undefined
  if (when?.problem) problems.when = whenProblem(when.problem, words, words.language)
  const record =
    kind === 'event'
      ? eventOf(typed, kept ?? when?.dates, await whereIs(db, typed, town), context, problems)
      : kind === 'article'
        ? articleOf(typed, context, problems)
        : offerOf(typed, context, problems)
  const bad = Object.keys(problems).length > 0
  return { typed, problems, record: bad ? null : record, reach, publishAt, when }
}

/** The hall as the town's places have it: with its street and its position. */
async function whereIs(db: Db, { lieu = '', rue = '' }: Typed, town: TownCard): Promise<object> {
  return (await placeOf(db, { place: lieu, street: rue }, town)).place
}

/** What the form says of when, as `WhenField` has it. */
export const whenTyped = (typed: Typed) => ({
  when: typed.when ?? '',
  day: typed['when-day'] ?? '',
  from: typed['when-from'] ?? '',
  to: typed['when-to'] ?? '',
})

/** The dates it has already, which stay when no others are typed. */
export function datesOf(record: CanonicalRecord | undefined): EventDatesRead | undefined {
  if (record?.type !== 'Event' || !record.startDate) return undefined
  const { startDate, endDate, doorTime, recurrence } = record
  return { startDate, ...(endDate && { endDate }), ...(doorTime && { doorTime }), ...(recurrence && { recurrence }) }
}

function eventOf(
  typed: Typed,
  dates: EventDatesRead | undefined,
  location: object,
  { town, words, before, page, image }: Context,
  problems: Problems,
): RecordToPublish {
  const { startDate, endDate, doorTime, recurrence } = dates ?? {}
  const price = typed.prix ? normalizePrice(typed.prix, town).value : undefined
  const registrationUrl = addressIn(typed.inscription, 'inscription', problems, words)
  const old = before?.type === 'Event' ? before : undefined
  // A date that was cancelled or moved stays so, as long as the series is the same.
  const same = old?.recurrence?.rrule !== undefined && old.recurrence.rrule === recurrence?.rrule
  const overrides = same && old.startDate === startDate ? old.recurrence?.overrides : undefined
  return {
    type: 'Event',
    name: typed.titre ?? '',
    eventStatus: old?.eventStatus ?? 'scheduled',
    ...(startDate && { startDate }),
    ...(endDate && { endDate }),
    ...(doorTime && { doorTime }),
    ...(recurrence && { recurrence: { ...recurrence, ...(overrides && { overrides }) } }),
    ...(typed.texte && { description: typed.texte }),
    location,
    organizer: organiser(page),
    ...(price && {
      price: price.price ?? (price.isAccessibleForFree ? 0 : typed.prix),
      ...(price.isAccessibleForFree && { isAccessibleForFree: true }),
      ...(typeof price.price === 'number' && { priceCurrency: price.priceCurrency ?? 'EUR' }),
    }),
    ...(typed.prix && !price && { price: typed.prix }),
    ...(registrationUrl && { registrationUrl }),
    ...(categoryIn(typed) && { categories: [categoryIn(typed)!] }),
    ...(image && { image }),
  } as RecordToPublish
}

function articleOf(
  typed: Typed,
  { page, town, today, before, words, image }: Context,
  problems: Problems,
): RecordToPublish {
  if (!typed.texte) problems.texte = words.t('write.problem.text')
  return {
    type: 'Article',
    name: typed.titre ?? '',
    ...(typed.texte && { articleBody: typed.texte }),
    datePublished: before?.type === 'Article' ? (before.datePublished ?? today) : today,
    publisher: organiser(page),
    townCode: town.code,
    ...(image && { image }),
  } as RecordToPublish
}

function offerOf(typed: Typed, { page, town, today, image, words }: Context, problems: Problems): RecordToPublish {
  const from = typed.debut || today
  if (!isDay(from)) problems.debut = words.t('write.problem.day')
  if (!typed.fin || !isDay(typed.fin)) problems.fin = words.t('write.problem.end')
  else if (typed.fin < from) problems.fin = words.t('write.problem.endFirst')
  else if (typed.fin < today) problems.fin = words.t('write.problem.past')
  const price = typed.prix ? normalizePrice(typed.prix, town).value : undefined
  const text = [typed.texte, typed.conditions && `${words.t('deal.conditions')} : ${typed.conditions}`].filter(Boolean)
  return {
    type: 'Offer',
    name: typed.titre ?? '',
    ...(text.length > 0 && { description: text.join('\n\n') }),
    validFrom: from,
    validThrough: typed.fin ?? '',
    ...(typed.prix && { price: price?.price ?? typed.prix }),
    ...(typeof price?.price === 'number' && { priceCurrency: price.priceCurrency ?? 'EUR' }),
    offeredBy: organiser(page),
    ...(image && { image }),
  } as RecordToPublish
}

const organiser = ({ name, website, legalId }: Page) => ({
  name,
  ...(website && { url: website }),
  ...(legalId && { identifier: legalId }),
})

function categoryIn({ categorie }: Typed): string | undefined {
  return categorie && isCategoryKey(categorie) ? categorie : undefined
}

function addressIn(text: string | undefined, name: string, problems: Problems, { t }: Words): string | undefined {
  if (!text) return undefined
  const { value } = normalizeUrl(/^[a-z]+:/i.test(text) ? text : `https://${text}`)
  if (!value || !/^https?:/i.test(value)) problems[name] = t('write.problem.address')
  return value
}

/** Not before the day and hour that were chosen; at 8 in the morning when only the day was. */
function readPublishAt(
  { jour, heure }: Typed,
  town: TownCard,
  now: Date,
  problems: Problems,
  { t }: Words,
): Date | null {
  if (!jour) return null
  const clock = /^(\d{2}):(\d{2})/.exec(heure || '08:00')
  if (!isDay(jour) || !clock) {
    problems.jour = t('write.problem.day')
    return null
  }
  const at = new Date(atClock(jour, { hour: Number(clock[1]), minute: Number(clock[2]) }, town.timezone).value)
  return at > now ? at : null
}
