import { readAnnouncementText } from '@wiker/connector/text/announcement.ts'
import { originsOf } from '@wiker/connector/text/origins.ts'
import type { DoorReading, Origins } from '@wiker/town/doors/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { contactOf, fieldsOfDraft } from './fields.ts'

export interface TextGiven {
  town: TownCard
  /** `YYYY-MM-DD`: the day on which it was written. */
  today: string
  subject?: string | undefined
  from?: string | undefined
  /** The text is noisy (read in a picture): below the facts stands only how to reach who organises. */
  noisy?: boolean
  /** Lines to be shown above the text, in which a value may stand too: subject and sender of a mail. */
  head?: string
}

const mostDrafts = 60

/** The events that a text announces, each value with the piece of the text it was read from. */
export function readText(raw: string, given: TextGiven): DoorReading {
  const { town, today, subject, from, noisy, head } = given
  const said = plain(raw)
  const text = head ? `${plain(head)}\n\n${said}` : said
  const customs = { today, timezone: town.timezone, country: town.country }
  const { events } = readAnnouncementText(said, {
    ...customs,
    kind: 'txt',
    ...(subject && { subject }),
    ...(from && { from }),
  })
  const drafts = events.slice(0, mostDrafts).map((event) => {
    const { contact, ...origins } = originsOf(event, text, customs)
    const below = noisy ? contactOf(event) : (event.description ?? '')
    const placed: Origins = { ...origins, ...(noisy && contact && { description: contact }) }
    return { fields: fieldsOfDraft(event, below), origins: placed, unknown: event.warnings }
  })
  return { text, drafts, ...(drafts.length === 0 && { problem: { key: 'nothing-announced' } }) }
}

const plain = (text: string) => text.normalize('NFC').replaceAll('\r\n', '\n').trim()
