import type { EventStatus, PlaceReference, Recurrence } from '@wiker/model'
import { emailsIn } from '../normalize/emails.ts'
import { ageIn } from '../normalize/people.ts'
import { phonesIn } from '../normalize/phones.ts'
import { scanTimes } from '../normalize/scan-times.ts'
import { urlsIn } from '../normalize/urls.ts'
import type { Problem } from '../types.ts'
import { cutBlocks } from './blocks.ts'
import { cleanSubject, cleanText } from './clean.ts'
import { draftOf } from './draft.ts'
import { readEmail } from './email.ts'
import { isPast, natureOf } from './nature.ts'
import { placeIn } from './place.ts'
import { readRecurrence } from './recurrence.ts'
import { datedWeekdays, saidWeekly } from './week-plan.ts'
import { scanWhen } from './when.ts'

export interface AnnouncementOptions {
  /** `YYYY-MM-DD`: the day on which it was written; an e-mail's own date is used when this is absent. */
  today: string
  timezone: string
  kind: 'txt' | 'md' | 'eml'
  /** ISO 3166-1 alpha-2; `FR` when absent. */
  country?: string
  /** An e-mail is dated by its own header, unless this is set: `today` was then given on purpose. */
  todayIsGiven?: boolean
}

/** An event as the text tells it: only what it says. Dates are days or instants in the town's zone. */
export interface EventDraft {
  name?: string
  description?: string
  startDate?: string
  endDate?: string
  doorTime?: string
  previousStartDate?: string
  recurrence?: Recurrence
  eventStatus: EventStatus
  location?: PlaceReference
  price?: number | string
  priceCurrency?: string
  isAccessibleForFree?: boolean
  organizer?: { name: string }
  telephone?: string
  email?: string
  url?: string
  typicalAgeRange?: string
  /** What could not be known: the field is then left out. */
  warnings: Problem[]
}

export interface Announcement {
  events: EventDraft[]
  warnings: Problem[]
  /** iCalendar parts of an e-mail, for the reader of that format. */
  calendars?: Uint8Array[]
}

/**
 * The events an announcement tells of: an association's e-mail, a poster's text, a short message. Several dates give several events, a
 * series gives one with its `recurrence`. A thank-you note, a report, minutes, an advert give none.
 */
export async function readAnnouncement(
  source: string | Uint8Array,
  options: AnnouncementOptions,
): Promise<Announcement> {
  if (options.kind !== 'eml')
    return readAnnouncementText(typeof source === 'string' ? source : new TextDecoder().decode(source), options)
  const mail = await readEmail(source, options.timezone)
  const today = options.todayIsGiven ? options.today : (mail.date ?? options.today)
  const announcement = readAnnouncementText(mail.text, {
    ...options,
    today,
    ...(mail.subject ? { subject: cleanSubject(mail.subject) } : {}),
    from: mail.from?.name,
  })
  return mail.calendars.length > 0 ? { ...announcement, calendars: mail.calendars } : announcement
}

export function readAnnouncementText(
  raw: string,
  options: AnnouncementOptions & { subject?: string; from?: string },
): Announcement {
  const cleaned = cleanText(raw, options.kind)
  const subject = cleaned.subject ?? options.subject
  const text = cleaned.text
  const told = datedWeekdays(saidWeekly(text), options)
  const whole = subject && !told.startsWith(subject) ? `${subject}\n\n${told}` : told
  const said = natureOf(whole)
  const nature = said === 'none' && tellsWhenAndWhere(whole, options) ? 'announcement' : said
  if (nature === 'minutes' || nature === 'advert' || nature === 'none') return { events: [], warnings: [] }
  const context = { ...options, country: options.country ?? 'FR', subject, signature: cleaned.signature, whole }
  const blocks = nature === 'announcement' ? cutBlocks(whole, options) : [whole]
  const events: EventDraft[] = []
  const warnings: Problem[] = []
  const common = blocks.reduce((rest, block) => rest.replace(block, '\n'), whole)
  for (const block of blocks) {
    const read = draftOf(
      nature === 'announcement' ? block : stillToCome(block, options),
      block === whole ? context : { ...context, subject: undefined, whole: common, shared: true },
    )
    events.push(...read.events)
    warnings.push(...read.warnings)
  }
  for (const event of events) addContacts(event, `${whole}\n${cleaned.signature}`, context.country)
  return { events, warnings }
}

/** No word of it is one of ours, but it gives a day with its hour or its place, as a poster does. */
function tellsWhenAndWhere(text: string, options: AnnouncementOptions): boolean {
  const whens = scanWhen(text, options).filter((when) => when.role === 'event')
  if (whens.length === 0) return scanTimes(text).length > 0 && readRecurrence(text, options) !== undefined
  return (
    whens.some((when) => when.startDate !== undefined || when.doorTime !== undefined) ||
    scanTimes(text).length > 0 ||
    placeIn(text, whens)?.name !== undefined ||
    // A title above, and from when to when.
    (/^[^\n.!?]{4,40}\n/.test(text) && whens.some(({ endDay }) => endDay !== undefined))
  )
}

/** Of a report or a thank-you note, only the sentences that announce something dated after today. */
function stillToCome(text: string, options: AnnouncementOptions): string {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/)
  const coming = sentences.filter(
    (sentence) =>
      !isPast(sentence) &&
      natureOf(sentence) === 'announcement' &&
      scanWhen(sentence, options).some(
        (when) => when.role === 'event' && when.startDay && when.startDay >= options.today,
      ),
  )
  return coming.join('\n')
}

function addContacts(event: EventDraft, text: string, country: string): void {
  const telephone = phonesIn(text, country)[0]
  const email = emailsIn(text)[0]
  const withoutMails = text.replace(/\S+@\S+/g, ' ')
  const url = urlsIn(withoutMails)[0]
  const age = ageIn(text)
  if (telephone) event.telephone = telephone
  if (email) event.email = email
  if (url) event.url = url
  if (
    age &&
    !/(?:tarif|gratuit|€|euros?|moins de|free|reduit)[^.\n]{0,25}\d+ ?ans|\d+ ?ans[^.\n]{0,12}(?:€|gratuit)|fête ses|anniversaire/iu.test(
      text,
    )
  )
    event.typicalAgeRange = age
}
