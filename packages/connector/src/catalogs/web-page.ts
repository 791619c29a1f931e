import { Unreadable } from '../problem.ts'
import type { Download } from '../types.ts'
import { fileMember } from '../unpack/member.ts'
import type { Answer } from './types.ts'

const start = /^[\s\ufeff]*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)[\s>]/i

export const isWebPage = (text: string): boolean => start.test(text.slice(0, 2000))

/** Files that are never web pages; old spreadsheets often are. */
const data =
  /\.(?:csv|tsv|json|geojson|ndjson|ics|xml|rss|atom|rdf|ttl|gml|kml|gpx|zip|gz|7z|xlsx|ods|gpkg|parquet|fgb|pdf|docx)$/i

/**
 * Servers in trouble show their visitors a page, with status 200: in the middle of a list it is not the list's end, and
 * in a file's place not the file. Throws `page-instead`.
 */
export function noWebPage(answer: Answer): Answer {
  if (isWebPage(answer.text)) throw new Unreadable('page-instead', { host: answer.url.hostname })
  return answer
}

/** The same of a file whose name says that it is data. */
export async function noPageInstead(name: string, download: Download): Promise<void> {
  if (!data.test(name) && !data.test(download.name)) return
  const head = Buffer.from(await fileMember(download.name, download.file, download.bytes).head(2000)).toString('utf8')
  if (!isWebPage(head)) return
  await download.dispose()
  const host = URL.canParse(download.url) ? new URL(download.url).hostname : name
  throw new Unreadable('page-instead', { host })
}
