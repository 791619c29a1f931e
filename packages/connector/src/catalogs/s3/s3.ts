import { Unreadable } from '../../problem.ts'
import { addressWith } from '../fields.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { childOf, childrenOf, parseTree, rootName, xmlText } from '../xml.ts'

/** A public bucket's list (Amazon S3, MinIO, Ceph, Google Cloud Storage): its files. */
export const s3: Catalog = { name: 's3', detect: detectS3 }

function detectS3({ url, answer }: Seen): Target | undefined {
  if (!answer || rootName(answer.text) !== 'ListBucketResult') return undefined
  return { name: url.searchParams.get('prefix') ?? 'bucket', read: (session) => readBucket(url, session) }
}

interface Entry {
  key: string
  bytes: number
  etag: string
}

async function* readBucket(url: URL, session: Session): AsyncGenerator<Part> {
  const entries = await entriesOf(url, session)
  const version = entries.map(({ key, etag }) => `${key} ${etag}`).join('\n')
  yield { version: await digest(version) }
  for (const { key } of entries) {
    const path = key.split('/').map(encodeURIComponent).join('/')
    const address = new URL(`${url.pathname.replace(/\/$/, '')}/${path}`, url)
    yield { member: key, document: await session.download(address) }
  }
}

/** Folders and empty keys are no files; a bucket of thousands is more than one source. */
async function entriesOf(start: URL, session: Session): Promise<Entry[]> {
  const entries: Entry[] = []
  let url: URL | undefined = start
  for (let page = 0; url && page < 100; page++) {
    const tree = await parseTree((await session.get(url)).text)
    if (!tree) throw new Unreadable('not-this-protocol')
    for (const one of childrenOf(tree, 'Contents')) {
      const word = (name: string) => xmlText(childOf(one, name)).trim()
      const entry = { key: word('Key'), bytes: Number(word('Size')), etag: word('ETag') }
      if (entry.key !== '' && !entry.key.endsWith('/') && entry.bytes > 0) entries.push(entry)
    }
    if (entries.length > session.limits.maxMembers)
      throw new Unreadable('too-many-members', { limit: session.limits.maxMembers })
    const last: string | undefined = entries.at(-1)?.key
    const token: string = xmlText(childOf(tree, 'NextContinuationToken')).trim()
    const marker: string = xmlText(childOf(tree, 'NextMarker')).trim() || (last ?? '')
    const more: boolean = xmlText(childOf(tree, 'IsTruncated')).trim() === 'true'
    url = more ? addressWith(start, token ? { 'list-type': 2, 'continuation-token': token } : { marker }) : undefined
  }
  return entries
}

async function digest(text: string): Promise<string> {
  const { hash } = await import('node:crypto')
  return hash('sha256', text)
}
