import { type CategoryKey, categoriesOf, sectionOf } from '@wiker/model'
import type { PracticalSection } from '../types.ts'

/** Which part of the practical page a category is in, in the order a reader needs them; the rest is under `services`. */
const parts: Partial<Record<PracticalSection, CategoryKey[]>> = {
  administration: ['town-hall', 'public-service', 'social-services', 'tourist-office', 'jobs', 'housing', 'cemetery'],
  health: ['doctor', 'pharmacy', 'health', 'hospital', 'retirement-home'],
  equipment: ['defibrillator', 'toilets', 'water', 'charging-point', 'wifi', 'bench'],
  education: ['school', 'nursery', 'canteen', 'youth'],
  post: ['post-office'],
  transport: ['station', 'bus-stop', 'ferry', 'airport', 'carpool', 'parking', 'bike-parking', 'fuel', 'motorhome'],
  waste: ['waste', 'recycling'],
  safety: ['police', 'fire-station'],
}

export const practicalSections: PracticalSection[] = [
  'administration',
  'health',
  'equipment',
  'education',
  'post',
  'transport',
  'waste',
  'safety',
  'services',
]

const partOf = new Map(
  Object.entries(parts).flatMap(([part, keys]) => keys.map((key) => [key as string, part as PracticalSection])),
)

/** A stop or a station whose category is not known is transport all the same. */
export function practicalSectionOf(category: string | null, kind?: string): PracticalSection {
  return partOf.get(category ?? '') ?? (kind === 'transit' ? 'transport' : 'services')
}

/** Markets have their own place on the page, with their next day. */
export function categoriesOfPart(part: PracticalSection): string[] {
  const all = new Set(
    (['place', 'organization', 'transit'] as const).flatMap((entity) =>
      categoriesOf(entity).filter((key) => sectionOf(key, entity) === 'practical'),
    ),
  )
  return [...all].filter((category) => practicalSectionOf(category) === part)
}
