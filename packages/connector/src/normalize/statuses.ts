import type { EventStatus } from '@wiker/model'
import type { Normalized } from '../types.ts'
import { fold } from './text.ts'

/** What became of an event, from a status column, an iCalendar STATUS, a schema.org address or a title ("ANNULÉ : loto"). */
export function normalizeStatus(raw: unknown): Normalized<EventStatus> {
  if (raw === null || raw === undefined || raw === '') return {}
  if (typeof raw === 'number')
    return BY_NUMBER[raw]
      ? { value: BY_NUMBER[raw] }
      : { problem: { key: 'status-unknown', values: { text: String(raw) } } }
  const value = statusIn(String(raw))
  return value ? { value } : { problem: { key: 'status-unknown', values: { text: String(raw).slice(0, 60) } } }
}

/** The status a text tells of, if any. */
export function statusIn(text: string): EventStatus | undefined {
  const folded = fold(text.normalize('NFC'))
  if (/\b(?:non|pas|n'est pas|not) (?:ete )?(?:annulee?s?|cancell?ed|reportee?s?|complete?s?)\b/.test(folded))
    return undefined
  return WORDS.find(([pattern]) => pattern.test(folded))?.[1]
}

const WORDS: [RegExp, EventStatus][] = [
  [
    /\b(?:annulee?s?|annulation|cancell?ed|eventcancelled|cancelad[oa]s?|suspendid[oa]s?|anulat[ae]?|anulate|installt|installd|abgesagt|deprogrammee?)\b/,
    'cancelled',
  ],
  [
    /\b(?:report[ee]e?s? (?:au|a|du|en)\b|rescheduled|eventrescheduled|nouvelle date|changement de date|trasladad[oa] al|reprogramad[oa]|flyttad till|reprogramat)/,
    'rescheduled',
  ],
  [
    /\b(?:reportee?s?|postponed|eventpostponed|aplazad[oa]s?|pospuest[oa]|amanat[a]?|uppskjut(?:en|et)|framflyttad|verschoben|date ulterieure)\b/,
    'postponed',
  ],
  [/\b(?:moved ?online|eventmovedonline|passe en ligne|en visio(?:conference)? uniquement)\b/, 'movedOnline'],
  [
    /\b(?:complete?s?\b(?!ment)|sold ?out|guichets? fermes?|completo|agotad[oa]s?|epuizat|fullbokat|slutsalt|ausverkauft|plus de places?)\b/,
    'full',
  ],
  [
    /\b(?:scheduled|eventscheduled|confirmed|confirmee?|prevue?|maintenue?|programmee?|programado|programat|planerad|tentative|a venir|ouvert|ok)\b/,
    'scheduled',
  ],
]
/** OpenAgenda's status numbers. */
const BY_NUMBER: Record<number, EventStatus> = {
  1: 'scheduled',
  2: 'rescheduled',
  3: 'movedOnline',
  4: 'postponed',
  5: 'full',
  6: 'cancelled',
}
