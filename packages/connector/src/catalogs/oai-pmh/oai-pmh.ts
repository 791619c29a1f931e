import { Unreadable } from '../../problem.ts'
import { addressWith } from '../fields.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { childOf, childrenOf, descendant, parseTree, rootName, type XmlNode, xmlText } from '../xml.ts'

/** OAI-PMH 2.0: Dublin Core records from token to token. */
export const oaiPmh: Catalog = { name: 'oai-pmh', detect: detectOai }

function detectOai({ url, answer }: Seen): Target | undefined {
  const asked = /^(ListRecords|Identify|ListSets|ListIdentifiers|ListMetadataFormats)$/.test(
    url.searchParams.get('verb') ?? '',
  )
  if (!asked && !(answer && rootName(answer.text) === 'OAI-PMH')) return undefined
  return { name: 'records', read: (session) => readRecords(url, session) }
}

const MOST_PAGES = 20_000

async function* readRecords(address: URL, session: Session): AsyncGenerator<Part> {
  const base = new URL(address.pathname, address)
  const set = address.searchParams.get('set') ?? undefined
  const metadataPrefix = address.searchParams.get('metadataPrefix') ?? 'oai_dc'
  // Every repository knows days; not all know seconds.
  const from = session.since?.slice(0, 10)
  let url = addressWith(base, { verb: 'ListRecords', metadataPrefix, set, from })
  for (let page = 0; page < MOST_PAGES; page++) {
    const { text } = await session.get(url)
    const root = await parseTree(text)
    const error = descendant(root, 'error')
    if (error?.attributes.code === 'noRecordsMatch') {
      yield { records: [], ...(from ? { changesOnly: true } : {}) }
      return
    }
    if (error)
      throw new Unreadable('service-refuses', {
        reason: xmlText(error).trim().slice(0, 200) || (error.attributes.code ?? ''),
      })
    const list = descendant(root, 'ListRecords')
    if (!list) throw new Unreadable('not-this-protocol')
    const token = childOf(list, 'resumptionToken')
    const total = Number(token?.attributes.completeListSize)
    const records = childrenOf(list, 'record')
    const kept = records.filter((record) => childOf(record, 'header')?.attributes.status !== 'deleted').map(recordOf)
    yield {
      records: kept,
      ...(from ? { changesOnly: true } : Number.isInteger(total) && kept.length === records.length ? { total } : {}),
    }
    const next = xmlText(token).trim()
    if (next === '') return
    url = addressWith(base, { verb: 'ListRecords', resumptionToken: next })
  }
}

/** The fields of its metadata, whatever their schema; those that come several times as lists. */
function recordOf(record: XmlNode): Record<string, unknown> {
  const header = childOf(record, 'header')
  const row: Record<string, unknown> = {
    oaiIdentifier: xmlText(childOf(header ?? record, 'identifier')).trim(),
    datestamp: xmlText(childOf(header ?? record, 'datestamp')).trim(),
  }
  const metadata = childOf(record, 'metadata')
  for (const field of metadata ? leaves(metadata) : []) {
    const text = xmlText(field).trim()
    if (text === '') continue
    const before = row[field.name]
    row[field.name] = before === undefined ? text : [before, text].flat()
  }
  return row
}

function* leaves(node: XmlNode): Generator<XmlNode> {
  for (const child of node.children) {
    if (typeof child === 'string') continue
    if (child.children.every((inner) => typeof inner === 'string')) yield child
    else yield* leaves(child)
  }
}
