import type { Entity } from './record.ts'

/** The parts of a town's site. */
export const sections = ['agenda', 'directory', 'heritage', 'practical', 'news', 'deals'] as const
export type Section = (typeof sections)[number]

/** Where a category is shown, for each kind of record that may have it. */
type Shelf = Partial<Record<Entity, Section>>

const agenda = { event: 'agenda' } as const
const group = { organization: 'directory' } as const
const outing = { place: 'directory' } as const
const useful = { place: 'practical' } as const
const office = { place: 'practical', organization: 'practical' } as const
const old = { place: 'heritage' } as const
const trade = { place: 'directory', organization: 'directory', offer: 'deals' } as const
const news = { article: 'news', notice: 'news' } as const

/**
 * Every category of the site: keys are language-neutral, message files have their words (`category.<key>`).
 * One key serves several kinds of records: `sport` is a match in the agenda and a club in the directory.
 */
export const categories = {
  // The agenda
  concert: { ...agenda },
  theatre: { ...agenda, ...outing, ...group },
  show: { ...agenda },
  cinema: { ...agenda, ...outing, ...group },
  exhibition: { ...agenda },
  festival: { ...agenda },
  fete: { ...agenda, ...group },
  fair: { ...agenda },
  market: { ...agenda, place: 'practical', market: 'practical' },
  'flea-market': { ...agenda },
  loto: { ...agenda },
  games: { ...agenda, ...group },
  dance: { ...agenda, ...group },
  sport: { ...agenda, ...group, ...news },
  walk: { ...agenda, ...group },
  visit: { ...agenda },
  workshop: { ...agenda },
  training: { ...agenda, ...group },
  conference: { ...agenda },
  reading: { ...agenda, ...group },
  youth: { ...agenda, ...group, ...useful, ...news },
  seniors: { ...agenda, ...group, ...news },
  meeting: { ...agenda },
  'council-meeting': { ...agenda, ...news },
  'open-day': { ...agenda },
  ceremony: { ...agenda },
  religious: { ...agenda, ...group },
  solidarity: { ...agenda, ...group, ...news },
  'blood-donation': { ...agenda, ...group },
  nature: { ...agenda, ...outing },
  food: { ...agenda },
  jobs: { ...agenda, ...office, ...news },
  holiday: { ...agenda },

  // Associations and other groups
  culture: { ...agenda, ...group, ...news },
  music: { ...group },
  arts: { ...group },
  heritage: { ...group, ...old, ...news },
  school: { ...group, ...useful, ...news },
  environment: { ...group, ...news },
  veterans: { ...group },
  'hunting-fishing': { ...group },
  gardening: { ...group, ...agenda },
  neighbourhood: { ...group, ...news },
  twinning: { ...group },
  economy: { ...group, ...news },
  farming: { ...group },
  animals: { ...group, ...office },
  leisure: { ...group, ...outing, ...agenda },

  // Going out
  'sports-hall': { ...outing },
  stadium: { ...outing },
  'swimming-pool': { ...outing },
  tennis: { ...outing },
  petanque: { ...outing },
  skatepark: { ...outing },
  playground: { ...outing },
  picnic: { ...outing },
  beach: { ...outing },
  lake: { ...outing },
  river: { ...outing },
  viewpoint: { ...outing },
  'cycle-route': { ...outing },
  hiking: { ...outing },
  equestrian: { ...outing, ...group },
  golf: { ...outing, ...group },
  marina: { ...outing },
  boat: { ...outing, ...group },
  fishing: { ...outing },
  'theme-park': { ...outing },
  hall: { ...outing },
  library: { ...outing, ...group },

  // Eating, sleeping, buying
  restaurant: { ...trade },
  cafe: { ...trade },
  hotel: { ...trade },
  'guest-house': { ...trade },
  campsite: { ...trade },
  motorhome: { ...useful },
  shop: { ...trade },
  bakery: { ...trade },
  butcher: { ...trade },
  grocery: { ...trade },
  hairdresser: { ...trade },
  craft: { ...trade },
  producer: { ...trade },
  garage: { ...trade },
  service: { ...trade },
  bank: { ...trade },

  // Heritage
  museum: { ...old, ...group },
  monument: { ...old },
  church: { ...old },
  castle: { ...old },
  megalith: { ...old },
  archaeology: { ...old },
  mill: { ...old },
  'wash-house': { ...old },
  cross: { ...old },
  'war-memorial': { ...old },
  lighthouse: { ...old },
  architecture: { ...old },
  garden: { ...old },
  tree: { ...old },

  // Practical information
  'town-hall': { ...office, ...news },
  'post-office': { ...office },
  'public-service': { ...office },
  police: { ...office },
  'fire-station': { ...office },
  'tourist-office': { ...office },
  canteen: { ...useful, menu: 'practical' },
  nursery: { ...office },
  health: { ...office, ...news },
  doctor: { ...office },
  pharmacy: { ...office },
  hospital: { ...office },
  'retirement-home': { ...office },
  'social-services': { ...office },
  defibrillator: { ...useful },
  toilets: { ...useful },
  water: { ...useful },
  bench: { ...useful },
  wifi: { ...useful },
  'charging-point': { ...useful },
  fuel: { ...useful },
  'car-wash': { ...useful },
  parking: { ...useful },
  carpool: { ...useful },
  'bike-parking': { ...useful },
  waste: { ...useful, ...news },
  recycling: { ...useful },
  cemetery: { ...useful },
  station: { ...useful, transit: 'practical' },
  'bus-stop': { ...useful, transit: 'practical' },
  ferry: { ...useful, transit: 'practical' },
  airport: { ...useful, transit: 'practical' },
  housing: { ...office },

  // News
  works: { ...news },
  transport: { ...news },
  safety: { ...news },
  weather: { ...news },
  budget: { ...news },
  planning: { ...news },
  elections: { ...news },
  'town-life': { ...news },

  other: {
    event: 'agenda',
    place: 'directory',
    organization: 'directory',
    article: 'news',
    notice: 'news',
    offer: 'deals',
  },
} as const satisfies Record<string, Shelf>

export type CategoryKey = keyof typeof categories
export const categoryKeys = Object.keys(categories) as CategoryKey[]

export function isCategoryKey(word: string): word is CategoryKey {
  return Object.hasOwn(categories, word)
}

/** The keys a kind of record may have, in the order of the table. */
export function categoriesOf(entity: Entity): CategoryKey[] {
  return categoryKeys.filter((key) => shelfOf(key)[entity] !== undefined)
}

/** The section of the site where a category is shown; without an entity, its first one. */
export function sectionOf(key: CategoryKey, entity?: Entity): Section | undefined {
  const shelf = shelfOf(key)
  return entity ? shelf[entity] : Object.values(shelf)[0]
}

function shelfOf(key: CategoryKey): Shelf {
  return categories[key]
}
