import type { ImapFlow } from 'imapflow'
import { type FetchOptions, settingsOf } from '../../fetch/fetch.ts'
import { defaultLimits } from '../../limits.ts'
import { Unreadable } from '../../problem.ts'
import { hostOf } from '../wire.ts'
import { connect, imapProblem } from './connect.ts'

export interface MailboxAddress {
  host: string
  port: number
  /** TLS from the first byte; else it is asked for before the password is given. */
  secure: boolean
  user: string
  password: string
  folder: string
}

export interface ListedMail {
  uid: number
  bytes: number
}

/** An open mailbox, to be read only: nothing in it is changed, mails that nobody has read stay unread. */
export interface OpenMailbox {
  /** UIDVALIDITY (RFC 9051 §2.3.1.1): another one means that all numbers are new. */
  validity: number
  /** The mails after this number, the first one first. */
  after(uid: number): Promise<ListedMail[]>
  /** A mail as it came; undefined when somebody removed it meanwhile. */
  source(uid: number): Promise<Buffer | undefined>
  close(): void
}

/** Signs in. Throws `Unreadable`, the same as a mailbox that is a source: `not-allowed`, `private-address`, `stalled`… */
export async function openMailbox(
  { host, port, secure, user, password, folder }: MailboxAddress,
  options: Pick<FetchOptions, 'allowHosts'> = {},
): Promise<OpenMailbox> {
  const url = new URL(`${secure ? 'imaps' : 'imap'}://${host}:${port}/`)
  const session = { settings: settingsOf({ ...options, credentials: { user, password } }), limits: defaultLimits }
  const client = await attempt(async () => connect(url, await hostOf(url, session), folder, session))
  if (!client.mailbox) throw new Unreadable('cut-off', { host })
  return {
    validity: Number(client.mailbox.uidValidity),
    after: (uid) => attempt(() => listAfter(client, uid)),
    source: (uid) =>
      attempt(async () => {
        const found = await client.fetchOne(String(uid), { source: true }, { uid: true })
        return found ? found.source : undefined
      }),
    close: () => client.close(),
  }

  async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work()
    } catch (error) {
      throw imapProblem(error, url, session)
    }
  }
}

async function listAfter(client: ImapFlow, last: number): Promise<ListedMail[]> {
  const mails: ListedMail[] = []
  if (!client.mailbox || client.mailbox.exists === 0) return mails
  // A range that begins after the last mail gives the last mail.
  for await (const { uid, size } of client.fetch({ uid: `${last + 1}:*` }, { uid: true, size: true }))
    if (uid > last) mails.push({ uid, bytes: size ?? 0 })
  return mails.sort((a, b) => a.uid - b.uid)
}
