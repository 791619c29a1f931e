import { generateKeyPairSync } from 'node:crypto'
import { closeSync, fstatSync, openSync, readdirSync, readSync, type Stats, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import ssh2, { type Connection, type SFTPWrapper } from 'ssh2'

export interface SftpFaults {
  /** Breaks the connection once after so many bytes. */
  cutOnce?: number
  /** Falls silent at the first read. */
  silent?: boolean
  /** Asks for the password as a question. */
  questions?: boolean
}

export interface TestSftp {
  port: number
  /** Where reading began, each time a file was opened and read. */
  starts: number[]
  /** Connections made. */
  connections(): number
  close(): Promise<void>
}

/** The key of a server; another one each time. */
export const newHostKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export({ type: 'sec1', format: 'pem' }) as string

const { STATUS_CODE: status } = ssh2.utils.sftp

/** A real SSH server (ssh2) that lets a folder be read. User `mairie`, password `s3cret`. */
export async function sftpServer(root: string, faults: SftpFaults = {}, hostKey = newHostKey()): Promise<TestSftp> {
  const starts: number[] = []
  const clients = new Set<Connection>()
  let made = 0
  let cut = faults.cutOnce
  const server = new ssh2.Server({ hostKeys: [hostKey] }, (client) => {
    clients.add(client)
    made++
    // It is there, if not in its types.
    ;(client as unknown as { setNoDelay(on: boolean): void }).setNoDelay(true)
    client.on('error', () => {})
    client.on('close', () => clients.delete(client))
    client.on('authentication', (ctx) => {
      if (ctx.username !== 'mairie') return ctx.reject()
      if (!faults.questions && ctx.method === 'password' && ctx.password === 's3cret') return ctx.accept()
      if (faults.questions && ctx.method === 'keyboard-interactive')
        return ctx.prompt([{ prompt: 'Password:', echo: false }], (answers) =>
          answers[0] === 's3cret' ? ctx.accept() : ctx.reject(),
        )
      return ctx.reject([faults.questions ? 'keyboard-interactive' : 'password'])
    })
    client.on('ready', () =>
      client.on('session', (accept) =>
        accept().on('sftp', (acceptSftp) => {
          serveFiles(acceptSftp(), root, {
            started: (offset) => starts.push(offset),
            silent: faults.silent === true,
            cutAfter: () => cut,
            cutNow: () => {
              cut = undefined
              client.end()
            },
          })
        }),
      ),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    starts,
    connections: () => made,
    close: () =>
      new Promise((resolve) => {
        for (const client of clients) client.end()
        server.close(() => resolve())
      }),
  }
}

interface Wish {
  started(offset: number): void
  silent: boolean
  cutAfter(): number | undefined
  cutNow(): void
}

function serveFiles(sftp: SFTPWrapper, root: string, wish: Wish): void {
  const files = new Map<number, { file?: number; names?: string[]; begun?: boolean }>()
  let handles = 0
  let given = 0
  const at = (path: string) => join(root, normalize(`/${path}`))
  const handle = (value: { file?: number; names?: string[] }) => {
    files.set(++handles, value)
    const buffer = Buffer.alloc(4)
    buffer.writeUInt32BE(handles)
    return buffer
  }
  const attempt = (id: number, work: () => void) => {
    try {
      work()
    } catch (error) {
      sftp.status(id, (error as NodeJS.ErrnoException).code === 'ENOENT' ? status.NO_SUCH_FILE : status.FAILURE)
    }
  }
  sftp.on('REALPATH', (id, path) =>
    sftp.name(id, [{ filename: normalize(`/${path}`), longname: '', attrs: {} as never }]),
  )
  for (const kind of ['STAT', 'LSTAT'] as const)
    sftp.on(kind, (id: number, path: string) => attempt(id, () => sftp.attrs(id, attrsOf(statSync(at(path))))))
  sftp.on('FSTAT', (id, one) =>
    attempt(id, () => sftp.attrs(id, attrsOf(fstatSync(files.get(one.readUInt32BE())!.file!)))),
  )
  sftp.on('OPEN', (id, path) => attempt(id, () => sftp.handle(id, handle({ file: openSync(at(path), 'r') }))))
  sftp.on('OPENDIR', (id, path) => attempt(id, () => sftp.handle(id, handle({ names: readdirSync(at(path)) }))))
  sftp.on('READDIR', (id, one) => {
    const names = files.get(one.readUInt32BE())!.names!.splice(0)
    if (names.length === 0) return sftp.status(id, status.EOF)
    return sftp.name(
      id,
      names.map((filename) => ({ filename, longname: filename, attrs: {} as never })),
    )
  })
  sftp.on('READ', (id, one, offset, length) => {
    if (wish.silent) return
    const open = files.get(one.readUInt32BE())!
    if (!open.begun) wish.started(offset)
    open.begun = true
    const cut = wish.cutAfter()
    if (cut !== undefined && given >= cut) return
    const piece = Buffer.alloc(Math.min(length, cut ?? length))
    const read = readSync(open.file!, piece, 0, piece.length, offset)
    if (read === 0) return sftp.status(id, status.EOF)
    given += read
    sftp.data(id, piece.subarray(0, read))
    if (cut !== undefined && given >= cut) setTimeout(() => wish.cutNow(), 20)
  })
  sftp.on('CLOSE', (id, one) => {
    const open = files.get(one.readUInt32BE())
    if (open?.file !== undefined) closeSync(open.file)
    files.delete(one.readUInt32BE())
    sftp.status(id, status.OK)
  })
}

const attrsOf = ({ mode, size, uid, gid, atimeMs, mtimeMs }: Stats) => ({
  mode,
  size,
  uid,
  gid,
  atime: Math.floor(atimeMs / 1000),
  mtime: Math.floor(mtimeMs / 1000),
})
