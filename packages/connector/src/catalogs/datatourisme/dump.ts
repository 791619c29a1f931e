import type { Entry, ZipFile } from 'yauzl'
import { Unreadable } from '../../problem.ts'
import type { Download } from '../../types.ts'
import { entriesOf, nameOf, openArchive, openEntry } from '../../unpack/zip.ts'
import { isObject, type Json, listOf, objectOf, textOf } from '../fields.ts'
import type { Part, Session, Target } from '../types.ts'
import { partsOf } from './parts.ts'

/** An object is a page of text; a larger one is none. */
const LARGEST = 8 * 1024 * 1024
const PAGE = 500
const LOOK = 40

/** A flow of DATAtourisme as JSON-LD: a zip of `index.json` and a file for each object in `objects/`. */
export async function dumpIn(download: Download): Promise<Target | undefined> {
  if (!/zip|webservice/i.test(`${download.name} ${download.contentType ?? ''} ${download.url}`)) return undefined
  const zip = await openArchive(download.file).catch(() => undefined)
  if (!zip) return undefined
  try {
    let looked = 0
    let objects = 0
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry)
      if (isObjectFile(name)) objects++
      else if (!/^(?:index\.json|context\.jsonld|objects\/.*\/?|[^/]*\.(?:txt|md))$/.test(name)) return undefined
      if (++looked >= LOOK) break
    }
    if (objects === 0 || !(await isOurs(download.file))) return undefined
    const shown = /^(https?:\/\/[^/]+\/webservice\/[^/?#]+)\//.exec(download.url)?.[1]
    return {
      name: 'datatourisme',
      read: (session) => readDump(download.file, session),
      ...(shown ? { shown } : {}),
    }
  } catch {
    return undefined
  } finally {
    zip.close()
  }
}

const isObjectFile = (name: string): boolean => /^objects\/(?:[\w-]+\/)*[\w-]+\.json$/.test(name)

/** Other archives may have a folder of that name: the first object says whose it is. */
async function isOurs(file: string): Promise<boolean> {
  for await (const object of objectsIn(file, { bytes: LARGEST }, () => true))
    return 'isLocatedAt' in object || 'hasBeenCreatedBy' in object
  return false
}

async function* readDump(file: string, session: Session): AsyncGenerator<Part> {
  const fresh = session.since ? await changedSince(file, session.since) : undefined
  if (fresh) yield { changesOnly: true }
  const budget = { bytes: session.limits.maxTotalBytes }
  let page: Json[] = []
  let had = 0
  for await (const object of objectsIn(file, budget, (name) => !fresh || fresh.has(name))) {
    had++
    page.push(object)
    if (page.length < PAGE) continue
    yield* partsOf(page.map((one) => bare(one)).filter(isObject), session)
    page = []
  }
  yield* partsOf(page.map((one) => bare(one)).filter(isObject), session)
  if (had === 0) yield { member: 'events', records: [] }
}

/** The files of the objects that changed, by the index; undefined when there is none. */
async function changedSince(file: string, since: string): Promise<Set<string> | undefined> {
  const zip = await openArchive(file)
  try {
    for await (const entry of entriesOf(zip)) {
      if (nameOf(entry) !== 'index.json') continue
      const index: unknown = JSON.parse((await contentOf(zip, entry, 512 * 1024 * 1024)) ?? 'null')
      if (!Array.isArray(index)) return undefined
      const changed = listOf(index)
        .map(objectOf)
        .filter(({ lastUpdateDatatourisme }) => !(Date.parse(textOf(lastUpdateDatatourisme) ?? '') < Date.parse(since)))
      return new Set(changed.map((one) => `objects/${textOf(one.file) ?? ''}`))
    }
    return undefined
  } catch {
    return undefined
  } finally {
    zip.close()
  }
}

async function* objectsIn(
  file: string,
  budget: { bytes: number },
  wanted: (name: string) => boolean,
): AsyncGenerator<Json> {
  const zip = await openArchive(file)
  try {
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry)
      if (!isObjectFile(name) || !wanted(name)) continue
      const text = await contentOf(zip, entry, LARGEST)
      budget.bytes -= text?.length ?? 0
      if (budget.bytes < 0) throw new Unreadable('too-large', { limit: budget.bytes })
      const object = text === undefined ? undefined : parsed(text)
      if (isObject(object)) yield object
    }
  } finally {
    zip.close()
  }
}

/** Undefined when it is longer than it may be, or broken: the next one is read all the same. */
async function contentOf(zip: ZipFile, entry: Entry, most: number): Promise<string | undefined> {
  if (entry.uncompressedSize > most || entry.isEncrypted()) return undefined
  const pieces: Buffer[] = []
  try {
    for await (const piece of await openEntry(zip, entry)) pieces.push(piece as Buffer)
  } catch {
    return undefined
  }
  return Buffer.concat(pieces).toString('utf8')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const named: Record<string, string> = { '@id': 'uri', '@type': 'type', 'dc:identifier': 'uuid' }

/** The words of the ontology without the prefix of the vocabulary they are borrowed from, as the API writes them. */
function bare(value: unknown, depth = 0): unknown {
  if (depth > 20) return undefined
  if (Array.isArray(value)) return value.map((one) => bare(one, depth + 1))
  if (!isObject(value)) return value
  const one: Json = {}
  for (const [name, inner] of Object.entries(value)) {
    const key = named[name] ?? name.replace(/^(?:dc|dcterms|schema|rdfs|foaf|ebucore|owl|skos):/, '')
    if (key !== '__proto__') one[key] ??= bare(inner, depth + 1)
  }
  return one
}
