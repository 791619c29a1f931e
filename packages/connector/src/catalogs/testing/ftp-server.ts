import { createServer } from 'node:net'
import { type Readable, Transform } from 'node:stream'
import { FileSystem, FtpSrv } from 'ftp-srv'
import { localhost } from './localhost.ts'

export interface FtpFaults {
  /** Breaks the connection once after so many bytes of a file. */
  cutOnce?: number
  /** Commands this server has never heard of (`MLSD`, `EPSV`). */
  without?: string[]
  /** `explicit` offers AUTH TLS, `implicit` speaks nothing else. */
  tls?: 'explicit' | 'implicit'
  password?: string
}

export interface TestFtp {
  /** `ftp://…` without a path. */
  base: string
  /** Ways files were asked for: `a.csv@0`. */
  read: string[]
  close(): Promise<void>
}

/** A real server (ftp-srv) of a folder on this machine. */
export async function ftpServer(root: string, { cutOnce, without, tls, password }: FtpFaults = {}): Promise<TestFtp> {
  const scheme = tls === 'implicit' ? 'ftps' : 'ftp'
  const port = await freePort()
  const read: string[] = []
  let cut = cutOnce
  const server = new FtpSrv({
    url: `${scheme}://127.0.0.1:${port}`,
    pasv_url: '127.0.0.1',
    anonymous: password === undefined,
    log: silent,
    ...(without ? { blacklist: without } : {}),
    ...(tls ? { tls: { key: localhost.key, cert: localhost.cert } } : {}),
  } as never)
  server.on('login', ({ connection, username, password: given }, resolve, reject) => {
    if (password !== undefined && (username !== 'mairie' || given !== password)) return reject(new Error('refused'))
    // Not what the type says: the listener may watch the connection's own reading of files.
    const files = filesOf(connection as never, root)
    const readAt = files.read.bind(files)
    files.read = async (name, options) => {
      const found = (await readAt(name, options)) as { stream: Readable; clientPath: string }
      read.push(`${name}@${options?.start ?? 0}`)
      if (cut === undefined) return found
      const limit = cut
      cut = undefined
      return { ...found, stream: found.stream.pipe(cutter(limit, connection as never)) }
    }
    return resolve({ fs: files as never })
  })
  await server.listen()
  return {
    base: `${scheme}://127.0.0.1:${port}`,
    read,
    close: async () => {
      await server.close()
    },
  }
}

interface Files {
  read(name: string, options?: { start?: number }): Promise<unknown>
}
const filesOf = (connection: never, root: string): Files => new FileSystem(connection, { root, cwd: '/' }) as Files

function cutter(
  limit: number,
  connection: { commandSocket: { destroy(): void }; connector: { dataSocket?: { destroy(): void } } },
) {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const left = limit - bytes
      bytes += chunk.length
      if (chunk.length <= left) return done(null, chunk)
      this.push(chunk.subarray(0, left))
      setTimeout(() => {
        connection.connector.dataSocket?.destroy()
        connection.commandSocket.destroy()
      }, 20)
    },
  })
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return port
}

const nothing = () => {}
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => silent }
