import { parseRobots } from '../../fetch/robots.ts'
import { Unreadable } from '../../problem.ts'
import type { Download } from '../../types.ts'
import { type RemoteEntry, type RemoteFolder, readFolder, wantedOf } from '../remote-folder.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { isWebPage } from '../web-page.ts'
import { entriesIn, isListing } from './entries.ts'

/** A folder that a web server shows as a list of links (Apache, nginx, lighttpd, IIS, Python…): its files. */
export const listing: Catalog = { name: 'listing', detect: detectListing }

function detectListing({ url, answer }: Seen): Target | undefined {
  if (!answer || !isWebPage(answer.text) || !isListing(answer.text, answer.url.pathname)) return undefined
  const name = answer.url.pathname.split('/').filter(Boolean).at(-1) ?? url.hostname
  return { name, read: (session) => readListing(url, session) }
}

async function* readListing(url: URL, session: Session): AsyncGenerator<Part> {
  const { wanted } = wantedOf(url)
  const robots = parseRobots((await session.tryGet(new URL('/robots.txt', url)))?.text ?? '')
  if (!robots.allows(url.pathname)) throw new Unreadable('robots-forbid', { host: url.hostname })
  yield* readFolder(new ListedFolder(url, session), wanted, session)
}

class ListedFolder implements RemoteFolder {
  readonly #top: URL
  readonly #session: Session

  constructor(top: URL, session: Session) {
    this.#top = top
    this.#session = session
  }

  async list(path: string): Promise<RemoteEntry[]> {
    const { text, url } = await this.#session.get(this.#address(path, true))
    if (!isListing(text, url.pathname)) {
      // A folder with a page of its own shows that instead.
      if (path !== '' && isWebPage(text)) return []
      throw new Unreadable('page-instead', { host: url.hostname })
    }
    return entriesIn(text, url)
  }

  download(path: string): Promise<Download> {
    return this.#session.download(this.#address(path))
  }

  #address(path: string, folder = false): URL {
    if (path === '') return this.#top
    const base = this.#top.pathname.replace(/\/?$/, '/')
    return new URL(`${base}${path.split('/').map(encodeURIComponent).join('/')}${folder ? '/' : ''}`, this.#top)
  }
}
