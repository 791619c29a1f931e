import { withoutCredentials } from '../../fetch/credentials.ts'
import { Unreadable } from '../../problem.ts'
import type { Download } from '../../types.ts'
import { nameOf, type RemoteEntry, type RemoteFolder, readFolder, wantedOf } from '../remote-folder.ts'
import type { Ask, Catalog, Part, Seen, Session, Target } from '../types.ts'
import { answersOf } from './multistatus.ts'

const question: Ask = {
  method: 'PROPFIND',
  headers: { depth: '1' },
  body: {
    type: 'application/xml; charset=utf-8',
    text: '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:"><d:prop><d:resourcetype/><d:getcontentlength/><d:getetag/><d:getlastmodified/></d:prop></d:propfind>',
  },
}

/**
 * A folder by WebDAV (RFC 4918): Nextcloud, ownCloud, kDrive, Apache, IIS. Known by the paths these give their folders,
 * or by its answer; any other one is named with `dav://` or `davs://` in front.
 */
export const webdav: Catalog = {
  name: 'webdav',
  schemes: ['dav', 'davs', 'webdav', 'webdavs'],
  question,
  detect: detectWebdav,
}
const usual = /\/(?:(?:remote|public)\.php\/(?:web)?dav\/|public\.php\/dav\/files\/|webdav\/|dav\/)/i

function detectWebdav({ url, answer }: Seen): Target | undefined {
  const named = /^(?:web)?davs?:$/.test(url.protocol)
  // Asked with GET, a folder there is refused, or says what it would rather be asked.
  const known = usual.test(url.pathname) && (url.pathname.endsWith('/') || /\*/.test(url.pathname))
  const answered = answer !== undefined && /<(?:\w+:)?multistatus[\s>]/i.test(answer.text.slice(0, 2000))
  if (!named && !known && !answered) return undefined
  const address = new URL(url.href.replace(/^(?:web)?dav/i, 'http'))
  return { name: nameOf(wantedOf(url).path) || url.hostname, read: (session) => readWebdav(address, session) }
}

async function* readWebdav(url: URL, session: Session): AsyncGenerator<Part> {
  const { path, wanted, folder } = wantedOf(url)
  const top = withoutCredentials(url)
  top.hash = ''
  top.pathname = path.split('/').map(encodeURIComponent).join('/')
  const remote = new WebdavFolder(top, session)
  const self = folder ? undefined : await remote.self()
  if (self && !self.folder) {
    yield { version: self.mark }
    yield { member: self.name, document: await remote.download('') }
  } else yield* readFolder(remote, wanted, session)
}

class WebdavFolder implements RemoteFolder {
  readonly #top: URL
  readonly #session: Session

  constructor(top: URL, session: Session) {
    this.#top = top
    this.#session = session
  }

  async list(path: string): Promise<RemoteEntry[]> {
    return (await this.#ask(this.#address(path, true), '1')).filter(({ self }) => !self)
  }

  async self(): Promise<RemoteEntry | undefined> {
    return (await this.#ask(this.#top, '0'))[0]
  }

  download(path: string): Promise<Download> {
    return this.#session.download(this.#address(path))
  }

  /** One folder at a time: many servers refuse to tell of all that is below. */
  async #ask(url: URL, depth: '0' | '1') {
    const { text, url: reached } = await this.#session.get(url, { ...question, headers: { depth } })
    const answers = await answersOf(text, reached)
    if (!answers) throw new Unreadable('not-this-protocol')
    return answers
  }

  #address(path: string, folder = false): URL {
    const url = new URL(this.#top)
    const rest = path === '' ? '' : `/${path.split('/').map(encodeURIComponent).join('/')}`
    url.pathname = `${url.pathname.replace(/\/$/, '')}${rest}${folder ? '/' : ''}`
    return url
  }
}
