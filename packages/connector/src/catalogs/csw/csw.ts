import { Unreadable } from '../../problem.ts'
import { datasetPart } from '../dataset.ts'
import { addressWith } from '../fields.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { exceptionIn } from '../wfs/capabilities.ts'
import { descendant, descendants, parseTree, rootName } from '../xml.ts'
import { metadataLine } from './iso19139.ts'

/** OGC Catalogue Service 2.0.2 with ISO 19139 records: GeoNetwork and its like. */
export const csw: Catalog = { name: 'csw', detect: detectCsw }

function detectCsw({ url, answer }: Seen): Target | undefined {
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]))
  if (query.get('service')?.toUpperCase() === 'CSW') return targetOf(url)
  const [, geonetwork] = /^(.*\/geonetwork)(?:\/|$)/.exec(url.pathname) ?? []
  if (geonetwork && /\/csw[\w-]*$/.test(url.pathname)) return targetOf(url)
  if (answer && rootName(answer.text) === 'Capabilities' && /opengis\.net\/cat\/csw/.test(answer.text))
    return targetOf(url)
  if (geonetwork && answer && /^\s*<(?:!doctype|html)/i.test(answer.text))
    return targetOf(new URL(`${geonetwork}/srv/fre/csw`, answer.url))
  return undefined
}

const targetOf = (url: URL): Target => ({ name: 'datasets', read: (session) => readRecords(url, session) })

const PAGE = 50
const MOST_PAGES = 5000

/** `GetRecords` from position to position, until the server says that the next one is 0. */
async function* readRecords(address: URL, session: Session): AsyncGenerator<Part> {
  const endpoint = new URL(address.pathname, address)
  const constraint = [...address.searchParams].filter(([name]) => /^constraint/i.test(name))
  const asked = addressWith(endpoint, {
    service: 'CSW',
    version: '2.0.2',
    request: 'GetRecords',
    typeNames: 'gmd:MD_Metadata',
    outputSchema: 'http://www.isotc211.org/2005/gmd',
    elementSetName: 'full',
    resultType: 'results',
    maxRecords: PAGE,
    ...Object.fromEntries(constraint),
  })
  let position = 1
  for (let page = 0; page < MOST_PAGES; page++) {
    const { text } = await session.get(addressWith(asked, { startPosition: position }))
    const results = descendant(await parseTree(text), 'SearchResults')
    if (!results) throw exceptionIn(text) ?? new Unreadable('not-this-protocol')
    const lines = [...descendants(results, 'MD_Metadata')].map(metadataLine)
    const total = Number(results.attributes.numberOfRecordsMatched)
    yield datasetPart(lines, Number.isInteger(total) ? { total } : {})
    const next = Number(results.attributes.nextRecord)
    // Some count on beyond the end, some say 0, some say nothing.
    if (lines.length === 0 || next === 0 || (Number.isInteger(total) && position + lines.length > total)) return
    position = next > position ? next : position + lines.length
  }
}
