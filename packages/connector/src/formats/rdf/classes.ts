import { isDataset } from '../dcat/dataset.ts'
import { type Graph, localName, RDF } from './graph.ts'

/** Things of one kind that are records. */
export interface ClassOfThings {
  name: string
  iri: string | undefined
  subjects: string[]
}

/** Predicates by which a list, a page or a catalogue names what it contains: being named so makes nothing a mere part. */
const containment =
  /^(item|itemListElement|mainEntity|mainEntityOfPage|about|dataset|servesDataset|inSeries|record|member|hasPart|isPartOf|primaryTopic|isPrimaryTopicOf|events?|subEvents?|superEvent|contains|containsPlace|containedInPlace|inCatalog|catalog|service|subjectOf|sameAs|first|rest|seeAlso|relation|references|isReferencedBy|topConceptOf|hasTopConcept|inScheme|narrower|broader|related)$/
/** What stands around the things and says nothing of a town. */
export const furniture =
  /^(WebSite|WebPage|CollectionPage|ItemPage|AboutPage|ContactPage|FAQPage|ProfilePage|SearchResultsPage|BreadcrumbList|ItemList|ListItem|OfferCatalog|SearchAction|ReadAction|EntryPoint|SiteNavigationElement|WPHeader|WPFooter|WPSideBar|ImageObject|PropertyValueSpecification|Catalog|CatalogRecord|DataCatalog|PagedCollection|PartialCollectionView|HydraCollection|Collection|Document|Ontology|ConceptScheme|Person|Comment|Class|NamedIndividual|Resource)$/
const events = /(^|[a-z])Event$|^(Festival|EntertainmentAndEvent)$/

/**
 * Which subjects are records: those of the main classes, which are no parts of others. A subject of several classes counts for
 * the commonest; an event is one whatever else it is.
 */
export function classesOf(graph: Graph): ClassOfThings[] {
  const parts = partsOf(graph)
  const counts = new Map<string, number>()
  for (const subject of graph.subjects.keys())
    for (const type of graph.typesOf(subject)) counts.set(type, (counts.get(type) ?? 0) + 1)
  const classes = new Map<string, ClassOfThings & { free: number; size: number }>()
  for (const [subject, properties] of graph.subjects) {
    const types = graph.typesOf(subject)
    if (types.length === 0 && (parts.has(subject) || properties.has(`${RDF}first`))) continue
    const iri = types.find((type) => events.test(localName(type))) ? eventClass : commonest(types, counts)
    const name = iri === eventClass ? 'Event' : iri ? localName(iri) : ''
    const key = iri ?? ''
    let group = classes.get(key)
    if (!group) {
      group = { name, iri, subjects: [], free: 0, size: 0 }
      classes.set(key, group)
    }
    group.subjects.push(subject)
    if (!parts.has(subject)) group.free++
    group.size += properties.size
  }
  const all = [...classes.values()]
  const roots = all.filter(
    ({ free, subjects, name, iri }) => (free >= subjects.length * 0.5 || isDataset(iri)) && name !== '',
  )
  const telling = roots.filter(({ name }) => !furniture.test(name))
  const chosen = telling.length > 0 ? telling : roots.length > 0 ? roots : all
  chosen.sort((a, b) => b.size - a.size)
  const main = chosen[0]?.size ?? 0
  return chosen.filter(({ size, name }) => size >= main * 0.02 || name === 'Event').slice(0, 20)
}

const eventClass = 'https://schema.org/Event'

function commonest(types: string[], counts: Map<string, number>): string | undefined {
  const dataset = types.find(isDataset)
  if (dataset) return dataset
  const count = (type: string) =>
    (counts.get(type) ?? 0) - (furniture.test(localName(type)) || /\/owl#|rdf-schema#/.test(type) ? 1e9 : 0)
  return types.reduce<string | undefined>(
    (best, type) => (best === undefined || count(type) > count(best) ? type : best),
    undefined,
  )
}

/** Subjects another one speaks of as its own: the place of an event, the publisher of a data set. */
function partsOf(graph: Graph): Set<string> {
  const parts = new Set<string>()
  for (const [subject, properties] of graph.subjects) {
    for (const [predicate, objects] of properties) {
      if (containment.test(localName(predicate))) continue
      for (const { kind, value } of objects)
        if (kind !== 'literal' && value !== subject && graph.subjects.has(value)) parts.add(value)
    }
  }
  return parts
}
