import { type CategoryKey, categoryKeys, isCategoryKey } from '../categories.ts'

/** How a directory is cut for people, in the order they look for things: each category is in one family. */
export const families = [
  'associations',
  'eating',
  'trade',
  'sport',
  'culture',
  'children',
  'health',
  'lodging',
  'other',
] as const
export type Family = (typeof families)[number]

const members: Record<Exclude<Family, 'other'>, CategoryKey[]> = {
  associations: [
    'neighbourhood',
    'solidarity',
    'blood-donation',
    'seniors',
    'fete',
    'veterans',
    'religious',
    'twinning',
    'environment',
    'animals',
    'gardening',
    'farming',
    'hunting-fishing',
    'training',
    'meeting',
    'social-services',
  ],
  eating: ['restaurant', 'cafe', 'food'],
  trade: [
    'shop',
    'bakery',
    'butcher',
    'grocery',
    'market',
    'producer',
    'craft',
    'hairdresser',
    'garage',
    'fuel',
    'car-wash',
    'bank',
    'service',
    'economy',
    'jobs',
    'fair',
    'flea-market',
  ],
  sport: [
    'sport',
    'sports-hall',
    'stadium',
    'swimming-pool',
    'tennis',
    'petanque',
    'skatepark',
    'playground',
    'picnic',
    'leisure',
    'games',
    'loto',
    'walk',
    'hiking',
    'cycle-route',
    'equestrian',
    'golf',
    'marina',
    'boat',
    'fishing',
    'beach',
    'lake',
    'river',
    'viewpoint',
    'nature',
    'theme-park',
  ],
  culture: [
    'culture',
    'music',
    'arts',
    'dance',
    'theatre',
    'cinema',
    'library',
    'reading',
    'concert',
    'show',
    'festival',
    'exhibition',
    'conference',
    'workshop',
    'visit',
    'heritage',
    'museum',
    'monument',
    'church',
    'castle',
    'megalith',
    'archaeology',
    'mill',
    'wash-house',
    'cross',
    'war-memorial',
    'lighthouse',
    'architecture',
    'garden',
    'tree',
  ],
  children: ['youth', 'school', 'nursery', 'canteen'],
  health: ['health', 'doctor', 'pharmacy', 'hospital', 'retirement-home', 'defibrillator'],
  lodging: ['hotel', 'guest-house', 'campsite', 'motorhome', 'housing'],
}

const familyByKey = new Map(
  Object.entries(members).flatMap(([family, keys]) => keys.map((key) => [key, family as Family] as const)),
)

/** The family of a category; `other` for what is in none, or has no category at all. */
export function familyOf(category: string | null | undefined): Family {
  return (category && isCategoryKey(category) && familyByKey.get(category)) || 'other'
}

/** The categories of a family, in the order of the table of categories. */
export function categoriesOfFamily(family: Family): CategoryKey[] {
  return categoryKeys.filter((key) => familyOf(key) === family)
}

export function isFamily(word: string | undefined): word is Family {
  return families.some((family) => family === word)
}
