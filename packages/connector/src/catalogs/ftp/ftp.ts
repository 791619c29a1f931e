import { isIP } from 'node:net'
import { Client, type FileInfo, FileType, FTPError } from 'basic-ftp'
import { withoutCredentials } from '../../fetch/credentials.ts'
import { Unreadable } from '../../problem.ts'
import type { Download } from '../../types.ts'
import { PartFile } from '../part-file.ts'
import { nameOf, parentOf, type RemoteEntry, type RemoteFolder, readFolder, wantedOf } from '../remote-folder.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { type Host, hostOf, type Line, openLine } from '../wire.ts'
import { ftpProblem } from './problem.ts'

/** A file or a folder by FTP (RFC 959, 3659), or by FTP over TLS (RFC 4217: `ftpes:` asks for it, `ftps:` begins with it). */
export const ftp: Catalog = { name: 'ftp', schemes: ['ftp', 'ftps', 'ftpes'], detect: detectFtp }

function detectFtp({ url }: Seen): Target | undefined {
  if (!/^ftp(?:e?s)?:$/.test(url.protocol)) return undefined
  return { name: nameOf(wantedOf(url).path) || url.hostname, read: (session) => readFtp(url, session) }
}

async function* readFtp(url: URL, session: Session): AsyncGenerator<Part> {
  const host = await hostOf(url, session)
  const line = lineTo(url, host, session)
  const { path, wanted, folder } = wantedOf(url)
  try {
    // Paths begin where the server puts who signs in (RFC 1738 §3.2.2).
    const home = (await line.use((client) => client.pwd())).replace(/\/$/, '')
    const top = await line.use((client) => topOf(client, home, path))
    const remote = new FtpFolder(line, folder ? top : parentOf(top), url, session)
    const only = folder ? undefined : (await remote.list('')).find(({ name }) => name === nameOf(top))
    if (only && !only.folder) {
      yield { version: only.mark }
      yield { member: only.name, document: await remote.download(only.name, only) }
    } else if (only || folder) yield* readFolder(new FtpFolder(line, top, url, session), wanted, session)
    else throw new Unreadable('not-found', { status: 550 })
  } finally {
    await line.close()
  }
}

/** People write the path from where they come in, or from the top. */
async function topOf(client: Client, home: string, path: string): Promise<string> {
  for (const top of home === '' ? [] : [home + path, path]) {
    const parent = parentOf(top) || '/'
    const found = await client.cd(parent).then(
      () => true,
      (error: unknown) => {
        if (error instanceof FTPError) return false
        throw error
      },
    )
    if (found && (top === parent || (await client.list()).some(({ name }) => name === nameOf(top)))) return top
  }
  return home + path
}

function lineTo(url: URL, host: Host, session: Session): Line<Client> {
  const { stallTimeout } = session.limits
  return openLine(host, session, {
    open: async () => {
      const client = new Client(stallTimeout, { allowSeparateTransferHost: false, maxListingBytes: 40 * 1024 * 1024 })
      // As curl and FileZilla understand it; at port 21 only the explicit kind makes sense.
      const implicit = url.protocol === 'ftps:' && host.port !== 21
      const secure = implicit ? 'implicit' : url.protocol !== 'ftp:'
      const { user, password } = host.credentials
      try {
        await client.access({
          host: host.address,
          port: host.port ?? (implicit ? 990 : 21),
          ...(user ? { user, password: password ?? '' } : {}),
          secure,
          // The certificate is the name's, not the address's.
          ...(secure && isIP(host.name) === 0 ? { secureOptions: { servername: host.name } } : {}),
        })
        return client
      } catch (error) {
        client.close()
        throw error
      }
    },
    close: (client) => client.close(),
    problem: (error) => ftpProblem(error, url, stallTimeout / 1000),
  })
}

/** Servers that tell no exact time in their lists are asked for it, file by file, when these are few. */
const MOST_ASKED = 50

class FtpFolder implements RemoteFolder {
  readonly #line: Line<Client>
  readonly #top: string
  readonly #url: URL
  readonly #session: Session

  constructor(line: Line<Client>, top: string, url: URL, session: Session) {
    this.#line = line
    this.#top = top
    this.#url = url
    this.#session = session
  }

  list(path: string): Promise<RemoteEntry[]> {
    return this.#line.use(async (client) => {
      await client.cd(`${this.#top}/${path}`.replace(/(?<=.)\/$/, '') || '/')
      const found: FileInfo[] = []
      for (const one of await client.list()) {
        // A link to a file has the file's size; one to a folder has none, and could lead round in a circle.
        if (one.isSymbolicLink) {
          const bytes = await client.size(one.name).catch(() => undefined)
          if (bytes === undefined) continue
          Object.assign(one, { type: FileType.File, size: bytes })
        }
        if (one.isFile || one.isDirectory) found.push(one)
      }
      const unsure = found.filter((one) => one.isFile && !one.modifiedAt)
      const entries: RemoteEntry[] = []
      for (const one of found) entries.push(await entryOf(one, client, unsure.length <= MOST_ASKED))
      return entries
    })
  }

  async download(path: string, { bytes, name }: RemoteEntry): Promise<Download> {
    const part = await PartFile.open(this.#session)
    try {
      await this.#line.use(async (client) => {
        await part.append((out, from) => client.downloadTo(out, `${this.#top}/${path}`, from))
        if (bytes !== undefined && (await part.size()) < bytes)
          throw new Unreadable('cut-off', { host: this.#url.hostname })
      })
      return await part.done(withoutCredentials(this.#url).href, name, this.#session.settings.now())
    } catch (error) {
      await part.dispose()
      throw error
    }
  }
}

async function entryOf(one: FileInfo, client: Client, ask: boolean): Promise<RemoteEntry> {
  const exact =
    one.modifiedAt ?? (one.isFile && ask ? await client.lastMod(one.name).catch(() => undefined) : undefined)
  const time = exact?.toISOString()
  return {
    name: one.name,
    folder: one.isDirectory,
    ...(one.isFile ? { bytes: one.size } : {}),
    mark: `${one.size} ${time ?? one.rawModifiedAt}`,
    ...(time ? { modified: time } : {}),
  }
}
