import type { Entity } from '@wiker/model'
import type { Concept, ParsedLabel } from './lexicon.ts'
import { fieldRules } from './vocabulary/rules/index.ts'

/** How surely a column of this name is that field of that entity: 0 … 1. */
export function labelScore(label: ParsedLabel, field: string, entity: Entity): number {
  let best = 0
  for (const rule of compiled(field)) {
    if (rule.weight <= best || rule.concepts.length > label.spans.length) continue
    const used = matchConcepts(label, rule.concepts)
    if (!used) continue
    let score = rule.weight
    for (let i = 0; i < label.spans.length; i++) {
      if (used.has(i)) continue
      const { concepts, words } = label.spans[i]!
      // `venue.venue`, `adresse.adresse`: said twice is said once.
      if (/^\d+$/.test(words) && concepts.length === 0 && label.spans.length > 2) score *= 0.97
      else
        score *= concepts.some((concept) => rule.concepts.includes(concept)) ? 0.95 : leftover(concepts, field, entity)
    }
    best = Math.max(best, score)
  }
  if (best > 0 && label.index && label.index > 1) best *= 0.9
  // A market has no name of its place beside its address.
  if (field === 'streetAddress' && entity === 'market' && best > 0 && best < 0.6) return 0.6
  return field === 'name' && namesItsMaker(label, entity) ? best * 0.6 : best
}

/** Who holds an event or makes an offer, and where, is not what it is called: `Association`, `Stade`, `Business`. */
function namesItsMaker({ spans }: ParsedLabel, entity: Entity): boolean {
  return (
    (entity === 'event' || entity === 'offer') &&
    spans.some(({ concepts }) => makers.some((maker) => concepts.includes(maker))) &&
    !spans.some(({ concepts }) =>
      concepts.some((concept) => concept === 'NAME' || mainSubjects[entity].includes(concept)),
    )
  )
}
const makers = ['ORG', 'LEGALNAME', 'ORGANIZER', 'PLACE', 'VENUE']

interface Rule {
  concepts: Concept[]
  weight: number
}

const cache = new Map<string, Rule[]>()
function compiled(field: string): Rule[] {
  let rules = cache.get(field)
  if (!rules) {
    rules = (fieldRules[field] ?? []).map(([words, weight]) => ({ concepts: words.split('+'), weight }))
    rules.sort((a, b) => b.weight - a.weight)
    cache.set(field, rules)
  }
  return rules
}

/** Each wanted concept by a span of its own; few spans and few concepts, so trying all is cheap. */
function matchConcepts(label: ParsedLabel, wanted: Concept[], used: Set<number> = new Set()): Set<number> | undefined {
  const [first, ...rest] = wanted
  if (first === undefined) return used
  for (let i = 0; i < label.spans.length; i++) {
    if (used.has(i) || !label.spans[i]!.concepts.includes(first)) continue
    const found = matchConcepts(label, rest, new Set(used).add(i))
    if (found) return found
  }
  return undefined
}

/** What an unexplained word does to the score: nothing for the thing itself, much for another thing's. */
function leftover(concepts: Concept[], field: string, entity: Entity): number {
  if (concepts.length === 0) return partsOfAddress.has(field) ? 0.5 : field === 'identifier' ? 0.8 : 0.86
  return Math.max(...concepts.map((concept) => factor(concept, field, entity)))
}

function factor(concept: Concept, field: string, entity: Entity): number {
  if (partsOfAddress.has(field) && thingNouns.has(concept)) return 0.45
  if (mainSubjects[entity].includes(concept)) return 0.99
  if (concept === 'CRS') return partsOfPosition.has(field) ? 0.99 : 0.2
  if (concept === 'LONG' || concept === 'GRANTED') return 0.98
  if (concept === 'SHORT' || concept === 'NUMBER') return 0.92
  if (spoilers.has(concept)) return addressLike.has(field) ? 0.5 : 0.2
  if (concept === 'SEAT') return 0.98
  if (concept === 'ADDRESSKEY') return field === 'identifier' ? 0.98 : 0.2
  if ((concept === 'MAIL' || concept === 'IMAGE') && field === 'url') return 0.2
  if (concept === 'CATEGORY' && field === 'url') return 0.4
  if (wide.has(concept)) return addressLike.has(field) ? 0.25 : field === 'name' ? 0.2 : 0.5
  if (concept === 'TOWN' || concept === 'ADDRESS') return addressLike.has(field) ? 0.97 : 0.45
  if (concept === 'VENUE' || concept === 'PLACE')
    return addressLike.has(field) ? 0.97 : contactLike.has(field) ? 0.55 : 0.35
  if (concept === 'CONTACT') return contactLike.has(field) ? 0.9 : 0.35
  if (concept === 'ORGANIZER') return contactLike.has(field) ? 0.6 : 0.3
  if (roles.has(concept)) return contactLike.has(field) ? 0.45 : 0.3
  if (concept === 'COMMENT' || concept === 'SUMMARY' || concept === 'TEXT') return 0.75
  if (concept === 'ID' || concept === 'CODE' || concept === 'REF') return field === 'identifier' ? 0.97 : 0.4
  if (concept === 'DATE' || concept === 'TIME') return 0.5
  return 0.7
}

const set = (text: string) => new Set(text.split(' '))
const spoilers = set(
  'REQUESTED UPDATE CREATION FAX MEDIA SOCIAL QUALITY PARENT CREDIT COLOUR INSTALLATION PERSON DISSOLUTION PUBLICATION FOUNDING',
)
const wide = set('EPCI DEPARTMENT REGION COUNTRY')
const roles = set('ORGANIZER CONTACT PRODUCER AUTHORITY GRANTOR BENEFICIARY MANAGER CONTRACT')
const addressLike = set(
  'streetAddress houseNumber houseSuffix streetType street postalCode addressLocality townCode latitude longitude latlon addressCountry geometry',
)
const partsOfPosition = set('latitude longitude latlon geometry')
const partsOfAddress = set('houseNumber houseSuffix streetType')
const thingNouns = set('PLACE ORG EVENT VENUE MARKET NOTICE')
const contactLike = set('telephone email url image')

/** The words that mean the record itself. */
export const mainSubjects: Record<Entity, Concept[]> = {
  event: ['EVENT'],
  place: ['PLACE', 'VENUE', 'ORG'],
  organization: ['ORG', 'PLACE'],
  article: ['ARTICLE'],
  offer: ['OFFER'],
  menu: ['MENU', 'DISH', 'MEAL'],
  market: ['MARKET', 'VENUE'],
  subsidy: ['SUBSIDY'],
  budget: ['BUDGET', 'AUTHORITY'],
  deliberation: ['DELIB'],
  statistic: ['INDICATOR', 'POPULATION'],
  address: ['ADDRESSPOINT', 'ADDRESS'],
  transit: ['TRANSIT', 'PLACE'],
  notice: ['NOTICE', 'JOB'],
  catalog: ['DATASET', 'RESOURCE'],
  other: ['PLACE', 'ORG', 'EVENT', 'ARTICLE'],
}
