import { instantOf } from './calendar.ts'
import { appointmentOf, type Truth } from './truth.ts'
import type { MonthTown } from './words.ts'

/** How a source speaks: the same thing in the words of its clerk. */
export interface Voice {
  shouted?: boolean
  /** Its program knows no accents. */
  unaccented?: boolean
  /** Typewriter apostrophes. */
  straight?: boolean
  suffix?: 'town' | 'free'
  withoutHour?: boolean
  withoutHall?: boolean
  /** Days until it hears of a change. */
  delay?: number
}

/** What a source says of one thing today, before it is written in a format. */
export interface Told {
  key: string
  name: string
  town: MonthTown
  text: string
  street: string
  /** Its number in the source, as long as the source does not change it. */
  number: string
  /** Events and articles: `2026-10-12`, or with the hour; the instant of it; the end of an event. */
  start: string
  instant: string
  end: string
  hall: string
  organiser: string
  cancelled: boolean
  weeks: number
  latitude: number
  longitude: number
  telephone: string
}

export function tell(truth: Truth, voice: Voice, today: number): Told {
  const { key, town } = truth
  const number = key.replace(/\W+/g, '-')
  const nothing = {
    start: '',
    instant: '',
    end: '',
    hall: '',
    organiser: '',
    cancelled: false,
    weeks: 1,
    telephone: '',
  }
  const common = { ...nothing, key, town, number, name: spoken(truth, voice), text: '', latitude: 0, longitude: 0 }
  switch (truth.kind) {
    case 'event': {
      const { start, end, day, hour, cancelled } = appointmentOf(truth, Math.max(0, today - (voice.delay ?? 0)))
      const when = voice.withoutHour
        ? { start: start.slice(0, 10), instant: start.slice(0, 10), end: '' }
        : { start, instant: instantOf(day, hour), end }
      const where = voice.withoutHall ? { hall: '', street: '' } : { hall: truth.hall.name, street: truth.hall.street }
      const position = { latitude: town.latitude, longitude: town.longitude }
      return { ...common, ...when, ...where, ...position, ...aside(truth), cancelled }
    }
    case 'place':
    case 'organization':
      return { ...common, ...truth, name: common.name, text: '' }
    case 'article':
      return { ...common, street: '', text: truth.text, start: instantOf(truth.day, '08:00') }
  }
}

const aside = ({ text, organiser, weeks }: { text: string; organiser: string; weeks: number }) => ({
  text,
  organiser,
  weeks,
})

function spoken({ name, town, kind }: Truth, { shouted, unaccented, straight, suffix }: Voice): string {
  let text: string = name
  if (suffix === 'town') text += ` - ${town.name}`
  if (suffix === 'free' && kind === 'event') text += ' (entrée libre)'
  if (straight) text = text.replaceAll('’', "'")
  if (unaccented) text = text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'")
  return shouted ? text.toUpperCase() : text
}
