import { type CanonicalRecord, categorize, type Event, type PlaceReference } from '@wiker/model'
import { kilometres } from '../towns/geometry.ts'
import { addressesOf, emailsOf, phonesOf, registryOf } from './contacts.ts'
import { isName, namesWithin, withoutAddress, withWalksTold } from './names.ts'
import { openOf } from './opening.ts'
import { shinglesOf } from './shingles.ts'
import type { Comparable, MatchContext, MatchedKind, MatchedRecord, MatchTown, When, Where, Words } from './types.ts'
import { whenOf, withoutOwnDate } from './when.ts'
import { noWords, spelled, unaccented, wordsOf } from './words.ts'

const kinds: Record<MatchedRecord['type'], MatchedKind> = {
  Event: 'event',
  Place: 'place',
  Organization: 'organization',
  Market: 'market',
  Article: 'article',
}

/** What matching looks at in a record, or `undefined` for a kind that is not matched (budgets, menus, stops…). */
export function comparableOf(record: CanonicalRecord, context: MatchContext): Comparable | undefined {
  if (!isMatched(record)) return undefined
  const { town } = context
  const when = whenOfRecord(record, town.timezone)
  const townWords = spelled(`${town.name} ${localityOf(record) ?? ''}`)
  const apart = new Set(townWords)
  return {
    id: context.id ?? record.id,
    kind: kinds[record.type],
    source: String(context.source),
    town: town.code,
    name: record.name,
    title: wordsOf(titleOf(record, when), apart),
    aliases: namesWithin(titleOf(record, when))
      .map((name) => wordsOf(name, apart))
      .filter(isName),
    kindWords: 'categories' in record ? spelled((record.categories ?? []).join(' ')) : [],
    when,
    where: whereOf(record, apart, town),
    organizer: wordsOf(organizerOf(record), apart),
    registry: registryOf(record),
    phones: phonesOf(record, town.country),
    emails: emailsOf(record),
    urls: addressesOf(record),
    price: priceOf(record),
    categories: categoriesOf(record),
    shingles: shinglesOf(textsOf(record)),
    open: openOf(record),
    shared: sharedOf(context),
  }
}

function isMatched(record: CanonicalRecord): record is MatchedRecord {
  return Object.hasOwn(kinds, record.type)
}

/** An article's date is not in what it tells: "Budget 2026" keeps its year. A place has no year at all. */
function titleOf(record: MatchedRecord, when: When | null): string {
  const told = record.type === 'Place' ? withoutAddress(record.name).name : withWalksTold(record.name)
  const name = unaccented(numbered(told))
  if (record.type === 'Article') return name
  if (record.type === 'Market') return `${name} ${daysOfMarket(record.openingHours)}`
  return record.type === 'Event' ? withoutOwnDate(name, when) : name.replace(/\b20[0-3]\d\b/g, ' ')
}

const weekdays = { Mo: 'lundi', Tu: 'mardi', We: 'mercredi', Th: 'jeudi', Fr: 'vendredi', Sa: 'samedi', Su: 'dimanche' }

/** A market is its days: "Marché (We 08:00-13:00)" is "Marché du mercredi". */
function daysOfMarket(openingHours = ''): string {
  const codes = Object.keys(weekdays)
  const spans = [...openingHours.matchAll(/(Mo|Tu|We|Th|Fr|Sa|Su)-(Mo|Tu|We|Th|Fr|Sa|Su)/g)].map(([, from, to]) => [
    codes.indexOf(from!),
    codes.indexOf(to!),
  ])
  return Object.entries(weekdays)
    .filter(([code], i) => openingHours.includes(code) || spans.some(([from, to]) => from! <= i && i <= to!))
    .map(([, name]) => name)
    .join(' ')
}

/** "Seniors A", "Gymnase B": a capital alone numbers. In a title all of capitals it may be a preposition. */
function numbered(name: string): string {
  const numbers = /\p{Ll}/u.test(name) ? /(?<=\p{L}{3}\s+)[A-H](?=$|[\s:,)–-])/gu : /(?<=\p{L}{3}\s+)[A-H]$/gu
  return name.replace(numbers, (letter) => `${letter}0`)
}

function whenOfRecord(record: MatchedRecord, timezone: string): When | null {
  if (record.type === 'Event') return whenOf(record, timezone)
  // An article "takes place" on the day it is published.
  if (record.type === 'Article' && record.datePublished)
    return whenOf({ startDate: record.datePublished } as Event, timezone)
  return null
}

/** What the source itself calls it, in the site's categories: what a name lets guess is in the name already. */
function categoriesOf(record: MatchedRecord): string[] {
  const said = (record.categories ?? []).flatMap((one) => categorize([one], kinds[record.type]) ?? [])
  return [...new Set(said)].filter((one) => one !== 'other').sort()
}

type Located = PlaceReference & { geometry?: { type: string; coordinates?: unknown } }

function placeOf(record: MatchedRecord): Located {
  if (record.type === 'Event') return record.location ?? {}
  return record as Located
}

function localityOf(record: MatchedRecord): string | undefined {
  return placeOf(record).addressLocality
}

function whereOf(record: MatchedRecord, townWords: ReadonlySet<string>, town: MatchTown): Where {
  const place = placeOf(record)
  const hall = record.type === 'Event' ? place.name : undefined
  const written = record.type === 'Place' ? withoutAddress(record.name).street : undefined
  const street = fromWay(place.streetAddress ?? written ?? '')
  const number = /^\W*(\d{1,4})\s*(bis|ter|quater|[a-d](?![a-z]))?(?![\d\p{L}])/iu.exec(street)
  const point = place.geometry?.type === 'Point' ? (place.geometry.coordinates as number[] | undefined) : undefined
  const latitude = place.latitude ?? point?.[1] ?? null
  const longitude = place.longitude ?? point?.[0] ?? null
  // 0,0 is what a missing value becomes.
  const placed = latitude !== null && longitude !== null && (Math.abs(latitude) > 0.01 || Math.abs(longitude) > 0.01)
  return {
    name: hallOf(hall, townWords),
    street: wordsOf(
      street.replace(number?.[0] ?? '', ' ').replace(/\b\d{5}\b.*$|\bbp\s*\d+|\bcs\s*\d+/gi, ' '),
      townWords,
    ),
    number: number ? `${Number(number[1])}${number[2] ? ` ${number[2].toLowerCase()}` : ''}` : null,
    postalCode: place.postalCode ?? null,
    latitude: placed ? latitude : null,
    longitude: placed ? longitude : null,
    blur: placed ? blurOf(latitude, longitude, town) : 0,
  }
}

/** The town's name alone is no hall. */
function hallOf(hall: string | undefined, townWords: ReadonlySet<string>): Words {
  const words = wordsOf(hall, townWords)
  return words.tokens.every(({ word }) => townWords.has(word)) ? noWords : words
}

/** In kilometres: two decimals are a kilometre, three a hundred metres; and what has no address is often put in the middle of the town. */
function blurOf(latitude: number, longitude: number, town: MatchTown): number {
  if (typeof town.latitude === 'number' && typeof town.longitude === 'number')
    if (kilometres(latitude, longitude, town.latitude, town.longitude) < 0.02) return 1
  const decimals = Math.max(...[latitude, longitude].map((one) => String(one).split('.')[1]?.length ?? 0))
  return decimals <= 2 ? 1 : decimals === 3 ? 0.1 : 0
}

function sharedOf({ shared }: MatchContext): Record<string, number> {
  return Object.fromEntries([...(shared ?? [])].filter(([, things]) => things > 1))
}

const way = '(?:rue|avenue|av|boulevard|bd|bld|place|pl|chemin|che|route|rte|impasse|imp|allee|all|quai|cours|square|r)'
const beforeWay = new RegExp(
  `(?:\\d{1,4}\\s*(?:bis|ter|quater|[a-d])?(?:\\s*[-/]\\s*\\d{1,4})?\\s*,?\\s*)?\\b${way}\\b\\.?\\s.*`,
  'i',
)

/** The street and its number out of "Mairie - 6 rue de Nantes", "Face au 130, boulevard des Océanides". */
function fromWay(street: string): string {
  return beforeWay.exec(unaccented(street))?.[0] ?? street
}

function organizerOf(record: MatchedRecord): string | undefined {
  if (record.type === 'Event' || record.type === 'Market') return record.organizer?.name
  if (record.type === 'Article') return record.publisher?.name
  if (record.type === 'Place') return record.manager?.name
  return undefined
}

function priceOf(record: MatchedRecord): number | null {
  if (record.type !== 'Event') return null
  if (typeof record.price === 'number') return record.price
  if (record.isAccessibleForFree) return 0
  const amounts = record.price?.match(/\d+(?:[.,]\d{1,2})?/g)
  return amounts?.length === 1 ? Number(amounts[0]!.replace(',', '.')) : null
}

function textsOf(record: MatchedRecord): string {
  const body = record.type === 'Article' ? record.articleBody : undefined
  return `${record.description ?? ''} ${body ?? ''}`
}
