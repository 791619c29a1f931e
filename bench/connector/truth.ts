/** What a record of every generated file says. The tools' outputs are judged against this, never against one another. */
export interface Truth {
  identifier: string
  /** Its first number is that of the record. */
  name: string
  description: string
  /** `2026-11-28`. */
  day: string
  /** `20:30`, in the town's own time. */
  hour: string
  /** Of that time in Paris: `+01:00` or `+02:00`. */
  offset: string
  place: string
  street: string
  postalCode: string
  town: string
  townCode: string
  /** WGS84 degrees, six decimals. */
  latitude: number
  longitude: number
  /** Euros. */
  price: number
  category: string
  organizer: string
}

const kinds = [
  'Loto',
  'Vide-grenier',
  'Concert de Noël',
  'Fête de l’été',
  'Thé dansant',
  'Théâtre',
  'Randonnée pédestre',
  'Exposition',
]
/** Every letter exists in windows-1252: the same records are written in old files too. */
const hosts = [
  'amicale laïque',
  'comité des fêtes',
  'école Saint-Exupéry',
  'société de chasse',
  'harmonie « Les Gais Musiciens »',
  'chœur du troisième âge',
]
const places = [
  'Salle polyvalente',
  'Église Saint-Étienne',
  'Médiathèque',
  'Halle du marché',
  'Théâtre de verdure',
  'Complexe sportif',
]
/** Places that do not exist: the first codes lose their zero easily, as in Ain. */
export const towns = [
  { name: 'Saint-Élan-sur-Lône', code: '01901', postalCode: '01990', latitude: 46.1, longitude: 5.2 },
  { name: 'Château-l’Évêché', code: '44901', postalCode: '44990', latitude: 47.4, longitude: -1.7 },
  { name: 'Île-aux-Hérons', code: '44902', postalCode: '44990', latitude: 47.3, longitude: -2.1 },
  { name: 'Le Pré-aux-Bœufs', code: '85901', postalCode: '85990', latitude: 46.7, longitude: -1.4 },
]

/** Record `i`, always the same: an event of a French town hall, with accents, quotes and line ends. */
export function truth(i: number): Truth {
  const kind = pick(kinds, i)
  const host = pick(hosts, i * 7 + 3)
  const town = pick(towns, i * 5 + 1)
  const { day, offset } = days[i % days.length]!
  return {
    identifier: `EV-${i}`,
    name: `${kind} n° ${i} – ${host}`,
    description:
      i % 10 === 0
        ? 'Venez nombreux ;\nrenseignements à l’accueil, "entrée" libre'
        : `Organisé par ${host} à ${town.name}`,
    day,
    hour: `${String(8 + (i % 14)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
    offset,
    place: pick(places, i * 3),
    street: `${(i % 90) + 1} rue de l’Église`,
    postalCode: town.postalCode,
    town: town.name,
    townCode: town.code,
    latitude: round(town.latitude + (i % 997) / 10_000),
    longitude: round(town.longitude + (i % 991) / 10_000),
    price: (i % 40) / 2,
    category: kind,
    organizer: host,
  }
}

const parisHour = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', hour: '2-digit', hourCycle: 'h23' })

/** Two years of days, each with the time of Paris at noon: no event begins in the night of a change. */
const days = Array.from({ length: 730 }, (_, n) => {
  const noon = new Date(Date.UTC(2026, 0, 1, 12) + n * 86_400_000)
  const day = noon.toISOString().slice(0, 10)
  return { day, offset: parisHour.format(noon) === '14' ? '+02:00' : '+01:00' }
})

/** `2026-11-28T20:30:00`, as a clock of the town shows it. */
export const localTime = ({ day, hour }: Truth): string => `${day}T${hour}:00`

/** `2026-11-28T20:30:00+01:00`. */
export const offsetTime = (record: Truth): string => `${localTime(record)}${record.offset}`

/** `2026-11-28T19:30:00.000Z`. */
export const instant = (record: Truth): string => new Date(offsetTime(record)).toISOString()

/** `28/11/2026`. */
export const dayFirst = ({ day }: Truth): string => day.split('-').reverse().join('/')

/** `20h30`. */
export const spokenHour = ({ hour }: Truth): string => hour.replace(':', 'h')

/** For formats whose texts have no line ends. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

function pick<T>(list: readonly T[], i: number): T {
  return list[i % list.length]!
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
