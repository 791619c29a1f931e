import { createHash } from 'node:crypto'
import { type OpenMailbox, openMailbox } from '@wiker/connector/catalogs/imap/mailbox.ts'
import { problemOf } from '@wiker/connector/problem.ts'
import { type EmailText, readEmail } from '@wiker/connector/text/email.ts'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import type { Post } from '@wiker/platform/mail/mail.ts'
import type { Secrets } from '@wiker/platform/secrets.ts'
import { acknowledgedSince } from '@wiker/town/doors/acknowledged.ts'
import { bring } from '@wiker/town/doors/bring.ts'
import { isKnownSender } from '@wiker/town/doors/known.ts'
import { type Mailbox, mailboxes, noteMailboxRead, readUpTo, takeMail } from '@wiker/town/doors/mailbox.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { noteLetterReturned, stopLetterAsked } from '../letter/returned.ts'
import { automaticFate } from './automatic.ts'
import type { ReadingDeps } from './deps.ts'
import { keepBytes } from './kept-file.ts'
import { receivedMail } from './mails.tsx'

export interface PollDeps extends ReadingDeps {
  secrets: Secrets
  post: Pick<Post, 'send'>
  publicUrl: string
  /** Addresses the house writes from: what comes from them is no news. */
  own: readonly string[]
}

const largestMail = 30 * 1024 * 1024
/** A box of years is read in several goes. */
const mostAtOnce = 50
/** Of a mailbox that is new to us, its last mails. */
const mostNew = 100

/** Reads every mailbox that is switched on. One that cannot be read says why on its page, and holds up none of the others. */
export async function pollMailboxes(deps: PollDeps): Promise<number> {
  let taken = 0
  for (const mailbox of await mailboxes(deps.db)) {
    try {
      taken += await pollMailbox(deps, mailbox)
      await noteMailboxRead(deps.db, mailbox.town, deps.clock(), null)
    } catch (error) {
      await noteMailboxRead(deps.db, mailbox.town, deps.clock(), problemOf(error))
      deps.log.warn({ err: error, town: mailbox.town }, 'A mailbox could not be read')
    }
  }
  return taken
}

/** Each mail once: what it becomes and that it was taken are one transaction, so a break in the middle leaves the mail to be taken. */
export async function pollMailbox(deps: PollDeps, mailbox: Mailbox): Promise<number> {
  const [town] = await getTownsByCode(deps.db, [mailbox.town])
  const password = await deps.secrets.open(mailbox.password)
  if (!town || password === undefined) return 0
  const { host, port, secure, login: user, folder } = mailbox
  const opened = await openMailbox(
    { host, port, secure, user, password, folder },
    { allowHosts: deps.allowHosts ?? [] },
  )
  try {
    const { validity } = opened
    const isNew = mailbox.validity !== validity
    const all = await opened.after(isNew ? 0 : mailbox.lastUid)
    const mails = isNew ? all.slice(-mostNew) : all.slice(0, mostAtOnce)
    let taken = 0
    for (const mail of mails) if (await takeOne(deps, mailbox, town, opened, mail)) taken++
    if (mails.length === 0 && isNew) await readUpTo(deps.db, mailbox.town, { uid: 0, validity })
    return taken
  } finally {
    opened.close()
  }
}

async function takeOne(
  deps: PollDeps,
  mailbox: Mailbox,
  town: TownCard,
  { source, validity }: OpenMailbox,
  { uid, bytes }: { uid: number; bytes: number },
): Promise<boolean> {
  const { db } = deps
  const now = deps.clock()
  const at = { town: mailbox.town, uid, validity }
  if (bytes > largestMail) {
    await db
      .transaction()
      .execute((trx) => takeMail(trx, { ...at, messageId: `uid ${validity} ${uid}`, fate: 'too-large' }, now))
    return false
  }
  const raw = await source(uid)
  if (!raw) {
    await readUpTo(db, mailbox.town, { uid, validity })
    return false
  }
  const mail = await readEmail(raw, town.timezone)
  const messageId = (mail.messageId ?? `sha256 ${createHash('sha256').update(raw).digest('hex')}`).slice(0, 300)
  const fate = automaticFate(mail, [mailbox.address, ...deps.own])
  if (fate) {
    await db.transaction().execute(async (trx) => {
      const isNew = await takeMail(trx, { ...at, messageId, fate }, now)
      if (isNew) await noteLetterReturned(trx, raw, now)
    })
    return false
  }
  if (await stopLetterAsked(db, mail.subject ?? '', { ...at, messageId }, now)) return false
  const file = await keepBytes(deps.files, raw, 'message/rfc822')
  const sender = mail.from!.address!.toLowerCase()
  const known = await isKnownSender(db, mailbox.town, sender, mailbox.allowed)
  return db.transaction().execute(async (trx) => {
    if (!(await takeMail(trx, { ...at, messageId, fate: 'taken' }, now))) return false
    const about = { sender, senderName: mail.from?.name ?? '', known, ...(mail.date && { writtenOn: mail.date }) }
    const language = languageOf(town)
    const name = (mail.subject ?? '').slice(0, 200) || sender
    const item = await bring(
      trx,
      { town: mailbox.town, door: 'mail', name, file, contentType: 'message/rfc822', language, ...about },
      now,
    )
    await deps.ask(trx, item)
    if (known && mailbox.answers && isRecent(mail, now))
      await acknowledge(deps, trx, { mailbox, town, mail, sender, now })
    return true
  })
}

/** Nobody is told today that a mail of last month came. */
const isRecent = ({ date }: EmailText, now: Date) =>
  date === undefined || now.getTime() - Date.parse(date) < 3 * 86_400_000

interface Acknowledged {
  mailbox: Mailbox
  town: TownCard
  mail: EmailText
  sender: string
  now: Date
}

/** One answer a day to an address at most: two machines that answer each other would never end (RFC 3834 §2). */
async function acknowledge(
  deps: PollDeps,
  trx: Database,
  { mailbox, town, mail, sender, now }: Acknowledged,
): Promise<void> {
  if (await acknowledgedSince(trx, sender, new Date(now.getTime() - 86_400_000))) return
  await deps.post.send(
    trx,
    receivedMail({
      town,
      to: sender,
      subject: mail.subject ?? '',
      messageId: mail.messageId,
      language: languageOf(town),
      from: mailbox.address,
    }),
  )
}

const spoken = { FR: 'fr', ES: 'es', RO: 'ro', SE: 'sv' } as const
const languageOf = ({ country }: TownCard) => spoken[country as keyof typeof spoken] ?? 'fr'
