import { normalizePrice, normalizeUrl } from '@wiker/connector/normalize/index.ts'
import { atClock } from '@wiker/connector/normalize/zoned.ts'
import { readDates } from '@wiker/connector/text/read-dates.ts'
import { type CanonicalRecord, isCategoryKey } from '@wiker/model'
import { isDay } from '@wiker/town/days.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { PublicationReach, RecordToPublish } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import type { Words } from '../formatting/words.ts'
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
}

const most = { titre: 200, quand: 300, texte: 20_000, conditions: 1000 } as const

/** What was typed for a page, as the model has it, and what is wrong with it. The organiser is the page, whatever the form says. */
export function readWritten(field: Fields, context: Context): Written {
  const { kind, words, town, now } = context
  const typed: Typed = {}
  for (const name of writtenFields) {
    const text = field(name).replaceAll('\r\n', '\n').replaceAll('\u0000', '').trim()
    typed[name] = text.slice(0, most[name as keyof typeof most] ?? 300)
  }
  const problems: Problems = {}
  if (!typed.titre) problems.titre = words.t('write.problem.title')
  const reach = reaches.find((one) => one === typed.portee) ?? 'town'
  const publishAt = readPublishAt(typed, town, now, problems, words)
  const makers = { event: eventOf, article: articleOf, offer: offerOf }
  const record = makers[kind](typed, context, problems)
  const bad = Object.keys(problems).length > 0
  return { typed, problems, record: bad ? null : record, reach, publishAt }
}

function eventOf(typed: Typed, { town, today, words, before, page }: Context, problems: Problems): RecordToPublish {
  const dates = readDates(typed.quand ?? '', { today, timezone: town.timezone })
  const [problem] = dates.problems
  if (!typed.quand) problems.quand = words.t('write.problem.when')
  else if (problem) problems.quand = refusalInWords(problem, words, words.language)
  else if (dates.unread.length > 0 || !dates.startDate) {
    problems.quand = words.t('write.problem.unread', { text: dates.unread.join(' ') || typed.quand })
  } else if (isPast(dates, today)) problems.quand = words.t('write.problem.past')
  const { startDate, endDate, doorTime, recurrence } = dates
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
    location: {
      ...(typed.lieu && { name: typed.lieu }),
      ...(typed.rue && { streetAddress: typed.rue }),
      ...(town.postalCodes[0] && { postalCode: town.postalCodes[0] }),
      addressLocality: town.name,
      townCode: town.code,
    },
    organizer: organiser(page),
    ...(price && {
      price: price.price ?? (price.isAccessibleForFree ? 0 : typed.prix),
      ...(price.isAccessibleForFree && { isAccessibleForFree: true }),
      ...(typeof price.price === 'number' && { priceCurrency: price.priceCurrency ?? 'EUR' }),
    }),
    ...(typed.prix && !price && { price: typed.prix }),
    ...(registrationUrl && { registrationUrl }),
    ...(categoryIn(typed) && { categories: [categoryIn(typed)!] }),
    ...(old?.image && { image: old.image }),
  } as RecordToPublish
}

function articleOf(typed: Typed, { page, town, today, before, words }: Context, problems: Problems): RecordToPublish {
  if (!typed.texte) problems.texte = words.t('write.problem.text')
  return {
    type: 'Article',
    name: typed.titre ?? '',
    ...(typed.texte && { articleBody: typed.texte }),
    datePublished: before?.type === 'Article' ? (before.datePublished ?? today) : today,
    publisher: organiser(page),
    townCode: town.code,
    ...(before?.image && { image: before.image }),
  } as RecordToPublish
}

function offerOf(typed: Typed, { page, town, today, before, words }: Context, problems: Problems): RecordToPublish {
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
    ...(before?.image && { image: before.image }),
  } as RecordToPublish
}

const organiser = ({ name, website, legalId }: Page) => ({
  name,
  ...(website && { url: website }),
  ...(legalId && { identifier: legalId }),
})

/** What is over cannot be announced; a series goes on. */
function isPast({ startDate, endDate, recurrence }: ReturnType<typeof readDates>, today: string): boolean {
  const last = [...(recurrence?.rdates ?? []), endDate ?? startDate ?? ''].sort().at(-1)!
  return recurrence?.rrule === undefined && last.slice(0, 10) < today
}

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
