import { createRequire } from 'node:module'
import type { AddressInfo, Server, Socket } from 'node:net'
import { localhost } from './localhost.ts'

interface Hoodiecrow {
  server: Server
  listen(port: number, host: string, ready: () => void): void
  appendMessage(mailbox: string, flags: string[], date: string | undefined, raw: string): void
  getMailbox(name: string): { messages: { flags: string[] }[]; uidvalidity: number }
}
const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: unknown) => Hoodiecrow

export interface TestImap {
  port: number
  /** Puts a mail into the mailbox. */
  deliver(raw: string): void
  /** Flags of each mail, in order. */
  flags(): string[][]
  /** Breaks every open connection. */
  cut(): void
  connections(): number
  close(): Promise<void>
}

/** A real server (hoodiecrow) with one mailbox. User `agenda@mairie.fr`, password `s3cret`. */
export async function imapServer(
  mails: string[],
  { tls, uidValidity = 7, cutAfter }: { tls?: boolean; uidValidity?: number; cutAfter?: number } = {},
): Promise<TestImap> {
  const server = hoodiecrow({
    users: { 'agenda@mairie.fr': { password: 's3cret' } },
    plugins: ['ID', 'SASL-IR', 'AUTH-PLAIN', 'NAMESPACE', 'LITERALPLUS', 'UNSELECT'],
    credentials: localhost,
    ...(tls ? { secureConnection: true } : {}),
    storage: { INBOX: { uidvalidity: uidValidity, messages: mails.map((raw) => ({ raw: lines(raw) })) }, '': {} },
  })
  const sockets = new Set<Socket>()
  let made = 0
  let left = cutAfter
  server.server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    made++
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    if (left === undefined) return
    const write = socket.write.bind(socket) as (...args: unknown[]) => boolean
    socket.write = ((...args: unknown[]) => {
      left = (left ?? 0) - Buffer.byteLength(args[0] as string)
      if (left > 0) return write(...args)
      left = Number.POSITIVE_INFINITY
      socket.destroy()
      return false
    }) as Socket['write']
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    deliver: (raw) => server.appendMessage('INBOX', [], undefined, lines(raw)),
    flags: () => server.getMailbox('INBOX').messages.map(({ flags }) => flags),
    cut: () => {
      for (const socket of sockets) socket.destroy()
    },
    connections: () => made,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.server.close(() => resolve())
      }),
  }
}

/** Its texts are bytes. */
const lines = (text: string): string => Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('latin1')
