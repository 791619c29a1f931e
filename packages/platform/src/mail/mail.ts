import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { Db } from '../database/connect.ts'
import { cleanText, jsonb } from '../database/jsonb.ts'
import { defineJob, type JobDefinition, type Jobs } from '../jobs.ts'

export interface Mail {
  /** What it is sent for (`sign-in`, `source-alert`): counted, and shown to the operator. */
  kind: string
  to: string
  subject: string
  text: string
  html: string
  /** Such as `List-Unsubscribe`. */
  headers?: Record<string, string>
  attachments?: Attachment[]
}

/** A file that goes with a mail: kept with it, so that it leaves as it was when it was written. */
export interface Attachment {
  /** `facture-2026-000042.pdf` */
  name: string
  /** `application/pdf` */
  type: string
  base64: string
}

export interface KeptMail extends Required<Mail> {
  id: number
  createdAt: Date
  sentAt: Date | null
  /** Why the last attempt failed. */
  problem: string | null
}

export interface PostOptions {
  db: Db
  /** `smtp://…`; without it mails are kept and never leave. */
  smtpUrl: string | undefined
  /** `Wiker <bonjour@wiker.example>` */
  from: string
  jobs: () => Jobs
}

export interface Post {
  /** Keeps the mail and has it sent; given a transaction, only if it is committed. */
  send(db: Db, mail: Mail): Promise<void>
  /** The work that sends them, to be registered with the others. */
  job: JobDefinition<{ mail: number }>
  close(): void
}

/** The house's post office. A mail is a row before it is a message: while the mail server sleeps nothing is lost, it is tried for two days. */
export function openPost({ db, smtpUrl, from, jobs }: PostOptions): Post {
  const transport = smtpUrl ? createTransport(smtpUrl, { from }) : undefined
  const job = defineJob({
    name: 'mail-send',
    data: z.object({ mail: z.int() }),
    retries: 14,
    timeout: 120,
    concurrency: 2,
    run: async ({ mail }) => {
      const failure = transport && (await deliver(db, mail, (one) => transport.sendMail(messageOf(one, from))))
      if (failure) throw failure
    },
  })
  return {
    job,
    close: () => transport?.close(),
    send: async (trx, mail) => {
      const { rows } = await sql<{ id: number }>`
        insert into mail (kind, recipient, subject, text, html, headers, attachments) values (${mail.kind}, ${mail.to}, ${cleanText(mail.subject)},
          ${cleanText(mail.text)}, ${cleanText(mail.html)}, ${jsonb(mail.headers ?? {})}, ${jsonb(mail.attachments ?? [])}) returning id`.execute(
        trx,
      )
      if (transport) await jobs().enqueue(trx, job, { mail: rows[0]!.id })
    },
  }
}

/** Sends under the lock of the row: two workers never send the same mail, and one that fails is still to be sent. Gives what failed. */
async function deliver(db: Db, id: number, send: (mail: KeptMail) => Promise<unknown>): Promise<Error | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<KeptMail>`
      select ${columns} from mail where id = ${id} and sent_at is null for update`.execute(trx)
    if (!rows[0]) return undefined
    try {
      await send(rows[0])
      await sql`update mail set sent_at = now(), problem = null where id = ${id}`.execute(trx)
      return undefined
    } catch (error) {
      await sql`update mail set problem = ${cleanText((error as Error).message)} where id = ${id}`.execute(trx)
      return error as Error
    }
  })
}

function messageOf({ id, createdAt, to, subject, text, html, headers, attachments }: KeptMail, from: string) {
  const host = from.match(/@([^>\s]+)/)?.[1] ?? 'localhost'
  const files = attachments.map(({ name, type, base64 }) => ({
    filename: name,
    contentType: type,
    content: base64,
    encoding: 'base64',
  }))
  const messageId = `<${id}.${createdAt.getTime()}@${host}>`
  return { from, to, subject, text, html, headers, attachments: files, messageId }
}

/** The last mails, the newest first: for `/dev/mails` and for tests. */
export async function recentMails(
  db: Db,
  { to, limit = 50 }: { to?: string; limit?: number } = {},
): Promise<KeptMail[]> {
  const { rows } = await sql<KeptMail>`
    select ${columns} from mail where ${to ?? null}::text is null or recipient = ${to ?? null} order by id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

const columns = sql.raw(
  `id, kind, recipient as "to", subject, text, html, headers, attachments, created_at as "createdAt", sent_at as "sentAt", problem`,
)
