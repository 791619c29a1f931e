import type { ImapFlow } from 'imapflow'
import { Unreadable } from '../../problem.ts'
import type { Catalog, Part, Seen, Session, Target } from '../types.ts'
import { hostOf, type Line, openLine } from '../wire.ts'
import { connect, imapProblem } from './connect.ts'
import { partsOf } from './mail.ts'

/**
 * A mailbox by IMAP (RFC 9051), `imaps://user@host/INBOX` (RFC 5092): each mail and what is attached to it, once. It is
 * only looked at: mails that nobody has read stay unread.
 */
export const imap: Catalog = { name: 'imap', schemes: ['imap', 'imaps'], detect: detectImap }

function detectImap({ url }: Seen): Target | undefined {
  if (!/^imaps?:$/.test(url.protocol)) return undefined
  const mailbox = mailboxOf(url)
  return { name: mailbox, read: (session) => readMailbox(url, mailbox, session) }
}

function mailboxOf({ pathname }: URL): string {
  const [path = ''] = pathname.replace(/^\/+|\/+$/g, '').split(';')
  try {
    return decodeURIComponent(path) || 'INBOX'
  } catch {
    return path
  }
}

/** A mailbox of years is read in several goes; of one that is new to us only the latest mails. */
const MOST_MAILS = 300
const LARGEST = 32 * 1024 * 1024
/** Of a mail that is too large: what is written stands before what is attached. */
const BEGINNING = 512 * 1024

interface Listed {
  uid: number
  bytes: number
}

async function* readMailbox(url: URL, mailbox: string, session: Session): AsyncGenerator<Part> {
  const host = await hostOf(url, session)
  const line = openLine<ImapFlow>(host, session, {
    open: () => connect(url, host, mailbox, session),
    close: (client) => client.close(),
    problem: (error) => imapProblem(error, url, session),
  })
  try {
    const { validity, mails } = await line.use((client) => listOf(client, session.state.version))
    const last = mails.at(-1)?.uid ?? lastRead(session.state.version, validity) ?? 0
    yield { version: `${validity}:${last}`, changesOnly: true }
    for (const mail of mails) yield* readMail(mail, line, session)
    if (mails.length === 0) yield { member: mailbox, records: [] }
  } finally {
    await line.close()
  }
}

/** The mails that came since the last reading, the first one first. A mailbox that was made anew is new to us. */
async function listOf(client: ImapFlow, version: string | undefined): Promise<{ validity: string; mails: Listed[] }> {
  if (!client.mailbox) throw new Unreadable('cut-off', { host: client.host })
  const validity = String(client.mailbox.uidValidity)
  const last = lastRead(version, validity)
  const mails: Listed[] = []
  if (client.mailbox.exists > 0)
    // A range that begins after the last mail gives the last mail.
    for await (const { uid, size } of client.fetch({ uid: `${(last ?? 0) + 1}:*` }, { uid: true, size: true }))
      if (uid > (last ?? 0)) mails.push({ uid, bytes: size ?? 0 })
  mails.sort((a, b) => a.uid - b.uid)
  return { validity, mails: last === undefined ? mails.slice(-MOST_MAILS) : mails.slice(0, MOST_MAILS) }
}

function lastRead(version: string | undefined, validity: string): number | undefined {
  const [before, uid] = (version ?? '').split(':')
  return before === validity && /^\d+$/.test(uid ?? '') ? Number(uid) : undefined
}

async function* readMail({ uid, bytes }: Listed, line: Line<ImapFlow>, session: Session): AsyncGenerator<Part> {
  const large = bytes > Math.min(LARGEST, session.limits.maxBytes)
  const maxLength = Math.min(BEGINNING, session.limits.maxBytes)
  const source = await line.use(async (client) => {
    const wanted = { source: large ? { start: 0, maxLength } : true }
    const found = await client.fetchOne(String(uid), wanted, { uid: true })
    // Somebody may have removed it meanwhile.
    return found ? found.source : undefined
  })
  if (source) yield* partsOf(uid, source, !large, session)
}
