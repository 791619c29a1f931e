import { Unreadable } from '../../problem.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'

/** Google Sheets that anyone with the link may see, or that were published to the web. */
export const googleSheets: Catalog = { name: 'google-sheets', detect: detectSheets }

function detectSheets({ url }: Seen): Target | undefined {
  const [, published, id] = /^\/spreadsheets\/(?:u\/\d+\/)?d\/(e\/)?([\w-]{20,})(?:\/|$)/.exec(url.pathname) ?? []
  if (!id || /\/export$|output=/.test(url.pathname + url.search)) return undefined
  const sheet = /gid=(\d+)/.exec(`${url.hash}&${url.search}`)?.[1]
  // One sheet that the address names comes as a table, else the whole workbook.
  const format = sheet === undefined ? 'xlsx' : 'csv'
  const base = `${url.origin}/spreadsheets/d/${published ?? ''}${id}`
  const wanted = sheet === undefined ? '' : `&gid=${sheet}${published ? '&single=true' : ''}`
  const address = published ? `${base}/pub?output=${format}${wanted}` : `${base}/export?format=${format}${wanted}`
  return { name: 'sheet', read: (session) => readSheet(address, format, session) }
}

async function* readSheet(address: string, format: string, session: Session): AsyncGenerator<Part> {
  const download = await session.download(address)
  // A sheet that is not shared answers with a page that asks to sign in.
  if (/text\/html/.test(download.contentType ?? '')) {
    await download.dispose()
    throw new Unreadable('not-shared')
  }
  const name = download.name.includes('.') ? download.name : `sheet.${format}`
  yield { member: name, document: download }
}
