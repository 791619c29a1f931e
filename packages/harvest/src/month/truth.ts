import { dateOf, days, instantOf } from './calendar.ts'
import { type Chance, chance } from './random.ts'
import { clubs, halls, type MonthTown, news, organisers, places, titles, towns } from './words.ts'

/** What really takes place, stands, exists or is written in the towns: the test's own knowledge, which no source shares in full. */
export type Truth = Happening | Standing | Club | Piece

interface Known {
  key: string
  town: MonthTown
  name: string
  /** Day of the month from which it may be told. */
  from: number
}

export interface Happening extends Known {
  kind: 'event'
  organiser: (typeof organisers)[number]
  hall: (typeof halls)[number]
  /** Day it takes place, and hour of the clock. */
  day: number
  hour: string
  minutes: number
  text: string
  /** How many weeks in a row; 1 of most. */
  weeks: number
  /** From a day on, the hour or the day is another. */
  moved?: { on: number; day: number; hour: string }
  /** From a day on, it does not take place. */
  cancelled?: number
}

export interface Standing extends Known {
  kind: 'place'
  street: string
  latitude: number
  longitude: number
}

export interface Club extends Known {
  kind: 'organization'
  street: string
  telephone: string
}

export interface Piece extends Known {
  kind: 'article'
  /** Day on which it was published. */
  day: number
  text: string
}

/** A happening as it is known on a day of the month. */
export interface Appointment {
  start: string
  end: string
  day: number
  hour: string
  cancelled: boolean
}

export function appointmentOf(one: Happening, today: number): Appointment {
  const moved = one.moved && today >= one.moved.on ? one.moved : one
  const begin = new Date(instantOf(moved.day, moved.hour))
  const end = new Date(begin.getTime() + one.minutes * 60_000)
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(end)
  return {
    start: `${dateOf(moved.day)}T${moved.hour}`,
    end: local.replace(' ', 'T'),
    day: moved.day,
    hour: moved.hour,
    cancelled: one.cancelled !== undefined && today >= one.cancelled,
  }
}

/** Last day on which it takes place; a series has none before its end. */
export const lastDayOf = (one: Happening, today: number): number => appointmentOf(one, today).day + (one.weeks - 1) * 7

/** Everything, of all towns. */
export function worldOf(seed: number): Truth[] {
  const luck = chance(seed)
  return towns.flatMap((town) => [
    ...happenings(town, luck),
    ...places.map((name, i): Standing => {
      const at = { latitude: town.latitude + (i - 6) / 900, longitude: town.longitude + ((i * 5) % 11) / 700 }
      return { kind: 'place', key: `${town.slug} place ${i}`, town, name, from: 0, street: streetOf(i), ...at }
    }),
    ...clubs.map(
      (name, i): Club => ({
        kind: 'organization',
        key: `${town.slug} club ${i}`,
        town,
        name,
        from: 0,
        street: streetOf(i + 3),
        telephone: `02 40 ${town.postalCode.slice(2, 4)} 0${i} 1${i}`,
      }),
    ),
    ...news.map((name, i): Piece => {
      const day = i < 5 ? i * 2 - 8 : (i - 4) * 3
      const text = `${name}. La mairie de ${town.name} vous renseigne à l’accueil, aux heures d’ouverture.`
      return { kind: 'article', key: `${town.slug} news ${i}`, town, name, from: Math.max(0, day), day, text }
    }),
  ])
}

const streetOf = (i: number) => `${3 + i * 2} rue ${['des Lilas', 'du Moulin', 'de la Gare', 'du Stade'][i % 4]}`

const initial = 20

/** Nearly half are known on the first day; after that each organiser has something new every few days. */
function happenings(town: MonthTown, luck: Chance): Happening[] {
  const names = luck.shuffled(titles)
  const later = names.length - initial
  const all = names.map((name, i): Happening => {
    const from = i < initial ? 0 : 1 + Math.floor(((i - initial) * (days - 4)) / later)
    const hour = luck.pick(['09:30', '14:00', '15:00', '18:30', '20:00', '20:30'])
    return {
      kind: 'event',
      key: `${town.slug} event ${i}`,
      town,
      name,
      from,
      organiser: organisers[i % organisers.length]!,
      hall: luck.pick(halls),
      day: from + luck.between(2, 38),
      hour,
      minutes: luck.pick([90, 120, 180]),
      text: `${luck.pick(['Entrée libre', 'Réservation conseillée', 'Buvette sur place'])}. ${name}, à ${town.name}, par ${organisers[i % organisers.length]}.`,
      weeks: 1,
    }
  })
  return withTurns(all, luck)
}

/** What life does to plans: hours and days change, things are cancelled, some come back every week, some share a hall or a title. */
function withTurns(all: Happening[], luck: Chance): Happening[] {
  const [weekly, late, twin, repeated, ...rest] = all
  Object.assign(weekly!, { weeks: 8, day: 5, hour: '18:30', minutes: 90, name: 'Cours de yoga du mardi' })
  // It ends after midnight: the day it leaves the lists is not the day it ends.
  Object.assign(late!, { day: 9, hour: '21:00', minutes: 270 })
  // In the same hall on the same day as another.
  Object.assign(twin!, { day: late!.day, hour: '14:00', minutes: 120, hall: late!.hall })
  // The same title two weeks later.
  Object.assign(repeated!, { name: late!.name, day: late!.day + 14, hour: late!.hour, hall: late!.hall })
  const future = luck.shuffled(rest.filter((one) => one.day > one.from + 9 && one.from < days - 8))
  for (const [i, one] of future.slice(0, 9).entries()) {
    const on = Math.max(one.from + 2, 4) + luck.between(0, 4)
    if (on >= Math.min(one.day, days - 4)) continue
    if (i < 4) one.moved = { on, day: one.day, hour: one.hour === '20:30' ? '20:00' : '20:30' }
    else if (i < 6) one.moved = { on, day: one.day + 7, hour: one.hour }
    else one.cancelled = on
  }
  return all
}
