import { Transform } from 'node:stream'
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
   * taken the message (RFC 5321 §4.1.1.4), so whoever writes that down there knows after a crash what was never delivered.
   */
  deliver(mail: BulkMail, handing: () => Promise<boolean>): Promise<Delivery>
  close(): void
}

/** Connections at once: a provider's mail server allows few. */
export const bulkConnections = 4

export function openBulkPost({ smtpUrl, from }: { smtpUrl: string; from: string }): BulkPost {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: bulkConnections, maxMessages: 200 })
  const holds = new Map<string, Transform>()
  transport.use('stream', (mail, done) => {
    const hold = holds.get(String(mail.data.messageId))
    if (hold) mail.message.transform(hold)
    done()
  })
  return {
    close: () => transport.close(),
    deliver: async ({ returnTo, ...mail }, handing) => {
      const stop = new AbortController()
      const handed = { asked: false, yes: false }
      holds.set(
        mail.messageId,
        holdLast(async () => {
          handed.asked = true
          handed.yes = await handing()
          if (!handed.yes) stop.abort()
          return handed.yes
        }, stop),
      )
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
        holds.delete(mail.messageId)
      }
    },
  }
}

/** Passes everything on but its last piece, which leaves when `ask` says yes. */
function holdLast(ask: () => Promise<boolean>, stop: AbortController): Transform {
  let held: Buffer | undefined
  return new Transform({
    transform(piece, _, done) {
      const before = held
      held = piece
      done(null, before)
    },
    flush(done) {
      ask().then(
        (yes) => (yes ? done(null, held) : done(new Error('Withdrawn'))),
        (error) => {
          stop.abort()
          done(error)
        },
      )
    },
  })
}
