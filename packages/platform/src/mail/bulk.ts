import type { Duplex, Readable, Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createTransport } from 'nodemailer'

/** One of many alike. */
export interface BulkMail {
  to: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
  /** `<letter.3f…@wiker.example>`: what comes back names it. */
  messageId: string
  /** Where bounces go; that of the sender when not given. */
  returnTo?: string | undefined
}

/**
 * What the mail server said. `refused`: no, for good. `later`: not now, and it has nothing of it. `unanswered`: the whole message left and no answer came, so it may or may
 * not have it: only whoever asked can say what that is worth. `withdrawn`: `handing` said no.
 */
export type Delivery = { state: 'sent' | 'withdrawn' } | { state: 'refused' | 'later' | 'unanswered'; problem: string }

export interface BulkPost {
  /**
   * Sends one message over a connection that is kept for the next. `handing` is asked when all but the last bytes are out: until it has answered yes the mail server cannot have
   * taken the message (RFC 5321 §4.1.1.4), so whoever writes that down there knows after a crash what was never delivered. `mark` is called in the very instant before
   * the last bytes go to the system: what is not marked did not leave.
   */
  deliver(mail: BulkMail, handing: () => Promise<boolean>, mark?: () => void): Promise<Delivery>
  close(): void
}

/** Connections at once: a provider's mail server allows few. */
export const bulkConnections = 4

export function openBulkPost({ smtpUrl, from }: { smtpUrl: string; from: string }): BulkPost {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: bulkConnections, maxMessages: 200 })
  const handings = new Map<string, Handing>()
  transport.use('stream', (mail, done) => {
    const handing = handings.get(String(mail.data.messageId))
    const { message } = mail
    const read = message.createReadStream
    if (handing) message.createReadStream = (options) => holdEnd(read.call(message, options), handing)
    done()
  })
  return {
    close: () => transport.close(),
    deliver: async ({ returnTo, ...mail }, handing, mark) => {
      const stop = new AbortController()
      const handed = { asked: false, yes: false }
      const ask = async () => {
        handed.asked = true
        handed.yes = await handing()
        return handed.yes
      }
      handings.set(mail.messageId, { ask, mark: () => mark?.(), stop })
      try {
        const envelope = returnTo ? { envelope: { from: returnTo, to: mail.to } } : {}
        await transport.sendMail({ from, ...mail, ...envelope, signal: stop.signal })
        return { state: 'sent' }
      } catch (error) {
        if (handed.asked && !handed.yes) return { state: 'withdrawn' }
        const { message, responseCode } = error as Error & { responseCode?: number }
        if (responseCode !== undefined) return { state: responseCode >= 500 ? 'refused' : 'later', problem: message }
        return { state: handed.yes ? 'unanswered' : 'later', problem: message }
      } finally {
        handings.delete(mail.messageId)
      }
    },
  }
}

interface Handing {
  ask: () => Promise<boolean>
  mark: () => void
  stop: AbortController
}

/** Gives the connection everything but the end of the message, which leaves when `ask` says yes; `mark` is called in the instant before it does. */
function holdEnd(message: Readable, { ask, mark, stop }: Handing): Readable {
  const give = async (connection: Duplex) => {
    connection.write(await buffer(message))
    if (!(await ask())) throw new Error('Withdrawn')
    beforeNextWrite(connection, mark)
    connection.end()
  }
  message.pipe = <Target extends NodeJS.WritableStream>(target: Target): Target => {
    give(target as unknown as Duplex).catch(() => stop.abort())
    return target
  }
  return message
}

/** The end of the message (a dot on a line of its own) is what the connection writes next to its socket. */
function beforeNextWrite(connection: Duplex, mark: () => void): void {
  const { pipes } = (connection as unknown as { _readableState: { pipes?: Writable[] } })._readableState
  const socket = pipes?.[0]
  if (!socket) {
    mark()
    return
  }
  const { write } = socket
  socket.write = ((...given: Parameters<typeof write>) => {
    socket.write = write
    mark()
    return write.apply(socket, given)
  }) as typeof write
}
