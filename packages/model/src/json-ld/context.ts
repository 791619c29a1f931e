/**
 * The JSON-LD 1.1 context of canonical records: with it, a line of `convert` is linked data as it stands. Names that schema.org
 * has keep its meaning; the others are DCAT's, Dublin Core's, PROV's, or our own under `urn:wiker:term:`.
 */
export const prefixes = {
  schema: 'https://schema.org/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  geojson: 'https://purl.org/geojson/vocab#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  wiker: 'urn:wiker:term:',
} as const

const types = {
  Event: 'schema:Event',
  Place: 'schema:Place',
  Organization: 'schema:Organization',
  Article: 'schema:NewsArticle',
  Offer: 'schema:Offer',
  Menu: 'schema:Menu',
  Market: 'wiker:Market',
  Subsidy: 'schema:MonetaryGrant',
  BudgetLine: 'wiker:BudgetLine',
  Deliberation: 'wiker:Deliberation',
  Statistic: 'schema:Observation',
  Notice: 'schema:SpecialAnnouncement',
  Address: 'wiker:Address',
  Transit: 'wiker:Transit',
  Dataset: 'dcat:Dataset',
  Other: 'schema:Thing',
} as const

const schemaOrg = `name description url identifier image categories:category keywords telephone email
  streetAddress postalCode addressLocality addressCountry latitude longitude openingHours
  startDate endDate doorTime previousStartDate eventStatus location organizer price priceCurrency isAccessibleForFree
  typicalAgeRange audience attendanceMode:eventAttendanceMode maximumAttendeeCapacity inLanguage dateModified datePublished
  recurrence:eventSchedule timezone:scheduleTimezone exdates:exceptDate
  alternateName taxID foundingDate dissolutionDate numberOfEmployees 
  articleBody author publisher offeredBy advertiser:sponsor validFrom validThrough amount currency grantor:funder beneficiary:fundedItem value unit:unitText
  dishes:hasMenuItem alt:caption credit:creditText text:embeddedTextCaption`

const others = {
  licence: 'dct:license',
  provenance: 'prov:wasDerivedFrom',
  source: 'dct:source',
  retrieved: 'prov:generatedAtTime',
  published: 'dct:issued',
  page: 'schema:mainEntityOfPage',
  date: 'dct:date',
  subject: 'dct:subject',
  distributions: 'dcat:distribution',
  format: 'dct:format',
  mediaType: 'dcat:mediaType',
  geometry: 'geojson:geometry',
} as const

/** Names no public vocabulary has. */
const own = `accessibility registrationUrl townCode rnaNumber legalForm manager houseNumber street season openingHoursText
  rrule rdates overrides recurrenceId exceptSchoolHolidays exceptPublicHolidays warnings field message key values member record
  purpose nature conditions year section direction accountCode functionCode body subjectCode votesFor votesAgainst abstentions
  dimension note severity meal restaurant course labels allergens`

/** Values that stay JSON: they have a standard or a source of their own. */
const json = new Set(['additional', 'geometry', 'recurrence', 'dimension'])
/** Names whose values are addresses. */
const iris = new Set(['url', 'page', 'registrationUrl'])

const terms: Record<string, string> = {
  ...Object.fromEntries(
    words(schemaOrg)
      .map((word) => word.split(':'))
      .map(([name, term]) => [name, `schema:${term ?? name}`]),
  ),
  ...others,
  ...Object.fromEntries(words(own).map((name) => [name, `wiker:${name}`])),
  additional: 'wiker:additional',
}

/** The full IRI of what a field means; `type` and `id` are JSON-LD's own. */
export function termOf(name: string): string | undefined {
  const term = terms[name]
  if (!term) return undefined
  const [prefix, local] = term.split(':') as [keyof typeof prefixes, string]
  return prefixes[prefix] + local
}

export const jsonLdContext: Record<string, unknown> = {
  '@version': 1.1,
  ...prefixes,
  type: '@type',
  id: '@id',
  ...types,
  ...Object.fromEntries(Object.entries(terms).map(([name, term]) => [name, definitionOf(name, term)])),
}

function definitionOf(name: string, term: string): unknown {
  if (json.has(name)) return { '@id': term, '@type': '@json' }
  return iris.has(name) ? { '@id': term, '@type': '@id' } : term
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
