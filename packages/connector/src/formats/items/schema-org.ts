import type { KnownColumn, Layer } from '../../types.ts'
import { spoken } from '../dcat/dataset.ts'
import { isObject } from '../json/locate.ts'
import type { Item } from '../rdf/tree.ts'

/** Properties of which one is meant though several may be given: the first answers, the list stays beside it. */
const single = new Set(
  'location address geo organizer performer offers image photo logo author publisher creator provider contactPoint isAccessibleForFree audience startDate endDate name description url telephone email'.split(
    ' ',
  ),
)
const spokenFields = new Set(['name', 'headline', 'description', 'articleBody'])
const TEXT_KEYS = ['@value', 'text', 'name', 'value']

/** A thing of schema.org with the facts of its place, organiser, offers and picture under dotted names. */
export function plainItem(item: Item): Item {
  const plain: Item = {}
  for (const [key, value] of Object.entries(item)) {
    if (key === '@type') {
      const types = Array.isArray(value) ? value : [value]
      plain['@type'] = types.length === 1 ? types[0] : types
    } else if (Array.isArray(value) && value.some(isObject) && single.has(key)) {
      plain[key] = value
      const first = value.find(isObject)
      if (isObject(first)) addParts(plain, key, first)
    } else if (isObject(value) && spokenFields.has(key)) Object.assign(plain, spoken(key, value))
    else plain[key] = value
  }
  for (const [to, from] of fallbacks) {
    if (plain[to] !== undefined) continue
    const value = from(plain)
    if (value !== undefined) plain[to] = value
  }
  return withoutCopies(plain)
}

/** What stands under a common name needs no second place: the rest of what place, organiser, offers and picture say stays. */
function withoutCopies(plain: Item): Item {
  const said = new Set(fallbacks.flatMap(([to]) => (plain[to] === undefined ? [] : [String(plain[to])])))
  for (const key of ['location', 'address', 'geo', 'organizer', 'author', 'image', 'photo', 'url']) {
    if (plain[key] === undefined) continue
    const rest = without(plain[key], said)
    if (rest === undefined) delete plain[key]
    else plain[key] = rest
  }
  return plain
}

function without(value: unknown, said: ReadonlySet<string>): unknown {
  if (typeof value === 'string' || typeof value === 'number') return said.has(String(value).trim()) ? undefined : value
  if (!isObject(value)) return value
  const rest = Object.entries(value).flatMap(([key, one]) => {
    const left = key === '@type' ? undefined : without(one, said)
    return left === undefined ? [] : [[key, left]]
  })
  return rest.length > 0 ? Object.fromEntries(rest) : undefined
}

function addParts(plain: Item, path: string, object: Item): void {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) addParts(plain, `${path}.${key}`, value)
    else plain[`${path}.${key}`] ??= value
  }
}

/** Fields people give as a text or as a thing: one name for both. */
const fallbacks: [string, (item: Item) => unknown][] = [
  ['place', (item) => textOrPart(item.location, 'name', item, 'location.name')],
  ['street', (item) => addressPart(item, 'streetAddress')],
  ['postcode', (item) => addressPart(item, 'postalCode')],
  ['locality', (item) => addressPart(item, 'addressLocality')],
  ['country', (item) => countryOf(item)],
  ['lat', (item) => numberAt(item, 'latitude')],
  ['lon', (item) => numberAt(item, 'longitude')],
  ['organiser', (item) => textOrPart(item.organizer, 'name', item, 'organizer.name')],
  [
    'picture',
    (item) => addressOf(item.image) ?? addressOf(item.photo) ?? text(item['image.url'] ?? item['image.contentUrl']),
  ],
  ['price', (item) => offerPrice(item)],
  ['ticketUrl', (item) => text(at(item.offers, 'url') ?? item['offers.url'])],
  ['by', (item) => textOrPart(item.author, 'name', item, 'author.name')],
  [
    'page',
    (item) =>
      text(item.url) ?? (/^https?:/.test(String(item['@id'])) ? String(item['@id']).replace(/#[^/]*$/, '') : undefined),
  ],
]

function at(value: unknown, ...path: string[]): unknown {
  let here = Array.isArray(value) ? value.find(isObject) : value
  for (const key of path) {
    if (!isObject(here)) return undefined
    here = Array.isArray(here[key]) && key !== path.at(-1) ? (here[key] as unknown[]).find(isObject) : here[key]
  }
  return here
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (Array.isArray(value)) return text(value.find((one) => typeof one === 'string'))
  if (isObject(value)) for (const key of TEXT_KEYS) if (typeof value[key] === 'string') return value[key]
  return undefined
}

function textOrPart(value: unknown, part: string, item: Item, dotted: string): string | undefined {
  if (typeof value === 'string') return /^(https?:|_:)/.test(value) ? undefined : value
  return text(at(value, part)) ?? text(item[dotted]) ?? (Array.isArray(value) ? text(value) : undefined)
}

const addresses = (item: Item): unknown[] => [at(item.location, 'address'), item.address, item.location]

function addressPart(item: Item, part: string): string | undefined {
  for (const address of addresses(item)) {
    const found = at(address, part)
    if (typeof found === 'string' || typeof found === 'number') return String(found)
    if (part === 'streetAddress' && typeof address === 'string' && address !== item.location) return address
  }
  return undefined
}

function countryOf(item: Item): string | undefined {
  for (const address of addresses(item)) {
    const found = at(address, 'addressCountry')
    const name = typeof found === 'string' ? found : text(at(found, 'name'))
    if (name) return name
  }
  return undefined
}

function numberAt(item: Item, part: 'latitude' | 'longitude'): unknown {
  for (const place of [at(item.location, 'geo'), item.geo, item.location, item])
    if (at(place, part) !== undefined) return at(place, part)
  return undefined
}

function addressOf(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  const found = isObject(one) ? (one.url ?? one.contentUrl ?? one['@id']) : one
  return text(found)
}

/** The lowest price, with its currency. */
function offerPrice(item: Item): string | undefined {
  const offers = (Array.isArray(item.offers) ? item.offers : [item.offers]).filter(isObject)
  let best: { amount: number; currency: string } | undefined
  for (const offer of offers) {
    const said = offer.price ?? offer.lowPrice ?? at(offer.priceSpecification, 'price')
    const amount = Number(String(said ?? '').replace(',', '.'))
    if (said === undefined || said === '') continue
    if (!Number.isFinite(amount)) return offers.length === 1 ? text(said) : undefined
    if (!best || amount < best.amount) best = { amount, currency: text(offer.priceCurrency) ?? 'EUR' }
  }
  return best && `${best.amount} ${best.currency}`
}

const common: KnownColumn[] = [
  { to: 'name', from: 'name' },
  { to: 'description', from: 'description' },
  { to: 'url', from: 'page' },
  { to: 'image', from: 'picture' },
]
const address: KnownColumn[] = [
  { to: 'streetAddress', from: 'street' },
  { to: 'postalCode', from: 'postcode' },
  { to: 'addressLocality', from: 'locality' },
  { to: 'addressCountry', from: 'country' },
  { to: 'latitude', from: 'lat' },
  { to: 'longitude', from: 'lon' },
]
const contact: KnownColumn[] = [
  { to: 'telephone', from: 'telephone' },
  { to: 'email', from: 'email' },
]

const kinds: [RegExp, Layer['known']][] = [
  [
    /(^|[a-z])Event$|^Festival$/,
    {
      entity: 'event',
      mapping: [
        { to: 'identifier', from: 'identifier' },
        ...common,
        { to: 'startDate', from: 'startDate' },
        { to: 'endDate', from: 'endDate' },
        { to: 'eventStatus', from: 'eventStatus' },
        { to: 'location', from: 'place' },
        ...address,
        { to: 'organizer', from: 'organiser' },
        { to: 'organizer.url', from: 'organizer.url' },
        { to: 'organizer.email', from: 'organizer.email' },
        { to: 'organizer.telephone', from: 'organizer.telephone' },
        { to: 'price', from: 'price' },
        { to: 'registrationUrl', from: 'ticketUrl' },
        { to: 'isAccessibleForFree', from: 'isAccessibleForFree' },
        { to: 'typicalAgeRange', from: 'typicalAgeRange' },
        { to: 'maximumAttendeeCapacity', from: 'maximumAttendeeCapacity' },
        { to: 'keywords', from: 'keywords' },
        { to: 'inLanguage', from: 'inLanguage' },
        ...contact,
      ],
    },
  ],
  [
    /Article$|^(BlogPosting|Report|SocialMediaPosting)$/,
    {
      entity: 'article',
      mapping: [
        { to: 'name', from: 'headline' },
        ...common.filter(({ to }) => to !== 'name'),
        { to: 'articleBody', from: 'articleBody' },
        { to: 'datePublished', from: 'datePublished' },
        { to: 'dateModified', from: 'dateModified' },
        { to: 'author', from: 'by' },
        { to: 'inLanguage', from: 'inLanguage' },
      ],
    },
  ],
  [
    /^(Place|CivicStructure|LandmarksOrHistoricalBuildings|TouristAttraction|Park|Museum|Library|TownHall|CityHall|StadiumOrArena|SportsActivityLocation|PerformingArtsTheater|MovieTheater|EventVenue|Campground|LodgingBusiness|Hotel|Restaurant|FoodEstablishment|CafeOrCoffeeShop|BarOrPub|Store|LocalBusiness)$|(Business|Store|Shop|Place|Building)$/,
    {
      entity: 'place',
      mapping: [
        { to: 'identifier', from: 'identifier' },
        ...common,
        ...address,
        ...contact,
        { to: 'openingHours', from: 'openingHours' },
      ],
    },
  ],
]

const organizations = /Organization$|^(NGO|Corporation|SportsClub|SportsTeam|MusicGroup|School|GovernmentOffice)$/
const organization: Layer['known'] = {
  entity: 'organization',
  mapping: [
    { to: 'identifier', from: 'identifier' },
    ...common,
    ...address,
    ...contact,
    { to: 'taxID', from: 'taxID' },
  ],
}

/** What each property of a kind of thing is, in schema.org's words; undefined where the words have to be understood. */
export function knownItem(type: string): Layer['known'] {
  return kinds.find(([pattern]) => pattern.test(type))?.[1] ?? (organizations.test(type) ? organization : undefined)
}
