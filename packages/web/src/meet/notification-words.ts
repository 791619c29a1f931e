import type { NotificationItem } from '@wiker/town/meeting/telling/items.ts'
import { identityOf } from '../components/advertiser.tsx'
import { recordPath, townPath } from '../components/links.ts'
import { longDay } from '../formatting/dates.ts'
import { hourPeriod } from '../formatting/hours.ts'
import { readableName } from '../formatting/names.ts'
import type { Words } from '../formatting/words.ts'

export interface NotificationInWords {
  /** « Annulé : Loto de l’amicale » */
  title: string
  /** Day, hour, place, town: what is known of them. */
  facts: string[]
  /** Path of the site. */
  path: string
}

/** What somebody is told, in a line and its facts, as it stands now. `today` is `YYYY-MM-DD`. */
export function notificationInWords(item: NotificationItem, words: Words, today?: string): NotificationInWords {
  const { thing, town, details } = item
  const advertiser = thing?.advertiser
  const told = thing ? readableName(thing.name) : String(details.title ?? town.name)
  const name = advertiser ? `${told} – ${words.t('advert.label')} (${advertiser.name})` : told
  const when = thing?.day && longDay(thing.day, words, today)
  const hour =
    thing?.startsAt && item.kind !== 'answer' ? hourPeriod(thing.startsAt, null, town.timezone, words) : undefined
  const path =
    typeof details.path === 'string' && details.path.startsWith('/')
      ? details.path
      : thing?.there
        ? recordPath(town.slug, thing.section, thing.path)
        : townPath(town.slug)
  return {
    title: words.t(`meet.told.${headOf(item)}`, { name }),
    facts: [
      when && [when, hour].filter(Boolean).join(' '),
      thing?.placeName && readableName(thing.placeName),
      town.name,
      advertiser && identityOf(advertiser, words.t),
    ].filter((fact): fact is string => Boolean(fact)),
    path,
  }
}

type Head =
  | 'new'
  | 'alert'
  | 'reminder'
  | 'answer'
  | 'cancelled'
  | 'postponed'
  | 'rescheduled'
  | 'movedOnline'
  | 'full'
  | 'scheduled'
  | 'moved'
  | 'withdrawn'

/** Of a change, the state in which the thing is now; what was told with the deed says only what its state does not. */
function headOf({ kind, details, thing }: NotificationItem): Head {
  if (kind !== 'changed') return kind
  if (details.what === 'withdrawn' || thing?.there === false) return 'withdrawn'
  const status = thing?.status ?? 'scheduled'
  if (status !== 'scheduled') return status
  return details.what === 'moved' ? 'moved' : 'scheduled'
}
