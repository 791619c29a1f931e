import { readFile } from 'node:fs/promises'
import { fetchSource } from '@wiker/connector/fetch/fetch.ts'
import { htmlToText } from '@wiker/connector/normalize/html.ts'
import { Unreadable } from '@wiker/connector/problem.ts'
import type { DoorReading } from '@wiker/town/doors/types.ts'
import sanitizeHtml from 'sanitize-html'
import type { ReadingDeps } from './deps.ts'
import { readMail } from './from-mail.ts'
import { readDocument, readPhoto } from './from-picture.ts'
import { readTable } from './from-table.ts'
import { readText, type TextGiven } from './from-text.ts'
import { doorOf, largestFile } from './kept-file.ts'

const patience = 60_000

/**
 * What lies at an address, a page or a file. Asked for by the connector: no private network, not after a redirect either, five of those at most,
 * no more than a file may have. A page is read, its pictures and its scripts are not.
 */
export async function readAddress(deps: ReadingDeps, address: string, given: TextGiven): Promise<DoorReading> {
  const limits = {
    maxBytes: largestFile,
    maxTotalBytes: largestFile,
    maxMembers: 50,
    maxRatio: 100,
    maxDepth: 2,
    stallTimeout: 20_000,
  }
  const { allowHosts = [] } = deps
  const fetched = await fetchSource(address, { limits, timeout: patience, retries: 1, allowHosts })
  if (fetched.status === 'failed') throw new Unreadable(fetched.problem.key, fetched.problem.values)
  if (fetched.status === 'unchanged') throw new Unreadable('unreachable')
  const { download } = fetched
  try {
    const bytes = await readFile(download.file)
    const name = named(download.name, download.contentType)
    if (
      /html/i.test(download.contentType ?? '') ||
      /^\s*(?:<!doctype html|<html)/i.test(bytes.subarray(0, 400).toString('utf8'))
    )
      return await readPage(bytes, given)
    return await readBytes(deps, bytes, name, given)
  } finally {
    await download.dispose()
  }
}

/** What a file is and says, whatever way it came. */
export async function readBytes(
  deps: ReadingDeps,
  bytes: Uint8Array,
  name: string,
  given: TextGiven,
): Promise<DoorReading> {
  switch (doorOf(bytes, name)) {
    case 'picture':
      return readPhoto(deps, bytes, given)
    case 'document':
      return readDocument(deps, bytes, given)
    case 'mail':
      return (await readMail(bytes, given)).reading
    case 'text':
      return readText(new TextDecoder().decode(bytes), given)
    default:
      return readTable(bytes, name, given)
  }
}

/** The events that a page says of itself for machines, else those that its words announce. */
async function readPage(bytes: Buffer, given: TextGiven): Promise<DoorReading> {
  const told = await readTable(bytes, 'page.html', given).catch(() => undefined)
  if (told && told.drafts.length > 0) return told
  const html = bytes.toString('utf8')
  const main = /<main\b[\s\S]*?<\/main>/i.exec(html)?.[0] ?? /<article\b[\s\S]*<\/article>/i.exec(html)?.[0] ?? html
  const bare = sanitizeHtml(main, {
    allowedTags: sanitizeHtml.defaults.allowedTags.filter((tag) => !['nav', 'footer', 'aside', 'header'].includes(tag)),
    allowedAttributes: {},
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'nav',
      'footer',
      'aside',
      'head',
      'template',
      'svg',
      'button',
    ],
  })
  return readText(htmlToText(bare).slice(0, 40_000), given)
}

function named(name: string, contentType = ''): string {
  if (/\.[a-z0-9]{2,5}$/i.test(name)) return name
  const ending = Object.entries({
    calendar: 'ics',
    csv: 'csv',
    json: 'json',
    xml: 'xml',
    spreadsheetml: 'xlsx',
    plain: 'txt',
  }).find(([word]) => contentType.includes(word))?.[1]
  return ending ? `${name || 'file'}.${ending}` : name
}
