import type { Client, SFTPWrapper } from 'ssh2'
import { withoutCredentials } from '../../fetch/credentials.ts'
import { Unreadable } from '../../problem.ts'
import type { Download } from '../../types.ts'
import { PartFile } from '../part-file.ts'
import { nameOf, type RemoteEntry, type RemoteFolder, readFolder, wantedOf } from '../remote-folder.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { hostOf, type Line, openLine } from '../wire.ts'
import { type Channel, connect, sftpProblem } from './connect.ts'

/** A file or a folder by SFTP, with a password or a key. The server must show the same key as the last time. */
export const sftp: Catalog = { name: 'sftp', schemes: ['sftp'], detect: detectSftp }

function detectSftp({ url }: Seen): Target | undefined {
  if (url.protocol !== 'sftp:') return undefined
  return { name: nameOf(wantedOf(url).path) || url.hostname, read: (session) => readSftp(url, session) }
}

async function* readSftp(url: URL, session: Session): AsyncGenerator<Part> {
  const host = await hostOf(url, session)
  let hostKey = session.state.hostKey
  const line = openLine<Channel>(host, session, {
    open: async () => {
      const channel = await connect(host, session, hostKey)
      hostKey = channel.hostKey
      return channel
    },
    close: ({ client }) => endOf(client),
    problem: (error) => sftpProblem(error, url),
  })
  const { path, wanted } = wantedOf(url)
  try {
    // People write the path from the top, or from where they come in.
    const [top, entry] = await line.use(async ({ sftp: files }) => {
      const whole = path || '.'
      const found = await statOf(files, whole).catch((error: unknown) => error as Error)
      if (!(found instanceof Error)) return [whole, found] as const
      const below = whole.replace(/^\/+/, '')
      if (below === whole || below === '') throw found
      return [below, await statOf(files, below)] as const
    })
    const remote = new SftpFolder(line, top, url, session)
    yield { ...(hostKey ? { state: { hostKey } } : {}) }
    if (entry.folder) yield* readFolder(remote, wanted, session)
    else {
      yield { version: entry.mark }
      yield { member: nameOf(top), document: await remote.download('', { ...entry, name: nameOf(top) }) }
    }
  } finally {
    await line.close()
  }
}

function endOf(client: Client): void {
  client.on('error', () => {})
  client.end()
  client.destroy()
}

class SftpFolder implements RemoteFolder {
  readonly #line: Line<Channel>
  readonly #top: string
  readonly #url: URL
  readonly #session: Session

  constructor(line: Line<Channel>, top: string, url: URL, session: Session) {
    this.#line = line
    this.#top = top
    this.#url = url
    this.#session = session
  }

  list(path: string): Promise<RemoteEntry[]> {
    return this.#line.use(async ({ sftp: files, alive }) => {
      const folder = this.#at(path)
      const names = await new Promise<string[]>((resolve, reject) => {
        files.readdir(folder, (error, list) => (error ? reject(error) : resolve(list.map(({ filename }) => filename))))
        alive.fail(reject)
      })
      const entries: RemoteEntry[] = []
      // A link is what it leads to; one that leads nowhere is nothing.
      for (const name of names) {
        const entry = await statOf(files, `${folder}/${name}`).catch(() => undefined)
        if (entry) entries.push({ ...entry, name })
      }
      return entries
    })
  }

  async download(path: string, { bytes, name, mark }: RemoteEntry): Promise<Download> {
    const part = await PartFile.open(this.#session)
    const file = this.#at(path)
    try {
      await this.#line.use(async ({ sftp: files, alive }) => {
        if ((await part.size()) > 0 && (await statOf(files, file)).mark !== mark) await part.clear()
        await part.append(
          (out, start) =>
            new Promise<void>((resolve, reject) => {
              const stream = files.createReadStream(file, { start })
              alive.fail((error) => {
                stream.destroy()
                reject(error)
              })
              stream.on('data', () => alive.sign())
              stream.on('error', reject)
              out.on('error', (error) => {
                stream.destroy()
                reject(error)
              })
              out.on('finish', resolve)
              stream.pipe(out)
            }),
        )
        if (bytes !== undefined && (await part.size()) < bytes)
          throw new Unreadable('cut-off', { host: this.#url.hostname })
      })
      return await part.done(withoutCredentials(this.#url).href, name, this.#session.settings.now())
    } catch (error) {
      await part.dispose()
      throw error
    }
  }

  #at(path: string): string {
    return path === '' ? this.#top : `${this.#top}/${path}`
  }
}

function statOf(files: SFTPWrapper, path: string): Promise<RemoteEntry> {
  return new Promise((resolve, reject) => {
    files.stat(path, (error, stats) => {
      if (error) return reject(error)
      const modified = new Date(stats.mtime * 1000).toISOString()
      const folder = stats.isDirectory()
      resolve({ name: nameOf(path), folder, bytes: stats.size, mark: `${stats.size} ${modified}`, modified })
    })
  })
}
