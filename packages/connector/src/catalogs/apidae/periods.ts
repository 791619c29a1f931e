import { type Json, listOf, objectOf, textOf } from '../fields.ts'

const DAY = 86_400_000
/** A period that is open longer than this is a season, not a list of days. */
const MOST_DAYS = 400
const days = ['DIMANCHE', 'LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI', 'SAMEDI']
const ranks: Record<string, number> = { D_1ER: 1, D_2EME: 2, D_3EME: 3, D_4EME: 4 }

interface Opening {
  type: string
  from: string
  to: string
  begins: string
  ends: string
  days: Json[]
}

/**
 * The times of an opening period: from its first day to its last, or, where it is open on certain days only
 * (`OUVERTURE_SEMAINE`, `OUVERTURE_SAUF`, `OUVERTURE_MOIS`), each of these days. What comes back every year is moved to
 * the year that is next.
 */
export function timesOf(period: Json, today: string): Json[] {
  const opening = openingOf(period, today)
  if (!opening) return []
  const { from, to, begins, ends } = opening
  const closed = new Set(listOf(period.fermeturesExceptionnelles).map((one) => textOf(objectOf(one).dateSpeciale)))
  const chosen = daysOf(opening)
  if (!chosen) return [{ begin: `${from}${begins}`, end: `${to}${ends}` }]
  return chosen.filter((day) => !closed.has(day)).map((day) => ({ begin: `${day}${begins}`, end: `${day}${ends}` }))
}

function openingOf(period: Json, today: string): Opening | undefined {
  const [first, last] = [dayOf(period.dateDebut), dayOf(period.dateFin)]
  if (!first) return undefined
  const later = yearsUntil(last ?? first, period.tousLesAns === true ? today : '')
  return {
    type: textOf(period.type) ?? '',
    from: inYear(first, later),
    to: inYear(last ?? first, later),
    begins: hourOf(period.horaireOuverture),
    ends: hourOf(period.horaireFermeture),
    days: [...listOf(period.ouverturesJournalieres), ...listOf(period.ouverturesJourDuMois)].map(objectOf),
  }
}

/** Undefined when the period is open throughout, or too long to be told day by day. */
function daysOf({ type, from, to, days: given }: Opening): string[] | undefined {
  const named = given.filter(({ jour }) => days.includes(textOf(jour) ?? ''))
  const length = (Date.parse(to) - Date.parse(from)) / DAY
  if (named.length === 0 || !(length > 0 && length <= MOST_DAYS)) return undefined
  const chosen: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) {
    const date = new Date(at)
    const name = days[date.getUTCDay()]
    const fits = named.some(({ jour, jourDuMois }) => jour === name && isRank(date, textOf(jourDuMois)))
    if (fits !== (type === 'OUVERTURE_SAUF')) chosen.push(date.toISOString().slice(0, 10))
  }
  return type === 'OUVERTURE_TOUS_LES_JOURS' || chosen.length === 0 ? undefined : chosen
}

/** The second Thursday of its month, the last one; any when nothing is said. */
function isRank(date: Date, rank: string | undefined): boolean {
  if (!rank) return true
  if (/DERNIER/.test(rank)) return new Date(date.getTime() + 7 * DAY).getUTCMonth() !== date.getUTCMonth()
  return ranks[rank] === Math.ceil(date.getUTCDate() / 7)
}

function dayOf(value: unknown): string | undefined {
  const day = /^\d{4}-\d\d-\d\d/.exec(textOf(value) ?? '')?.[0]
  return day && !Number.isNaN(Date.parse(day)) ? day : undefined
}

const hourOf = (value: unknown): string => (/^\d\d:\d\d/.test(textOf(value) ?? '') ? `T${textOf(value)}` : '')

/** How many years have to be added until it lies ahead. */
const yearsUntil = (day: string, today: string): number => {
  if (today === '' || day >= today) return 0
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4))
  return inYear(day, years) >= today ? years : years + 1
}

const inYear = (day: string, later: number): string =>
  later === 0
    ? day
    : `${String(Number(day.slice(0, 4)) + later).padStart(4, '0')}${day.slice(4).replace('-02-29', '-02-28')}`
