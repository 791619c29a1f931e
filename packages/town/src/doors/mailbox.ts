import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { DoorProblem } from './types.ts'

/** The mailbox of a town, its password sealed. */
export interface Mailbox {
  town: string
  address: string
  host: string
  port: number
  secure: boolean
  login: string
  password: string
  folder: string
  /** Addresses (`anne@example.org`) and domains (`example.org`) that are known besides the town's own people. */
  allowed: string[]
  answers: boolean
  enabled: boolean
  validity: number | null
  lastUid: number
  readAt: Date | null
  problem: DoorProblem | null
}

export type MailboxGiven = Omit<Mailbox, 'validity' | 'lastUid' | 'readAt' | 'problem'>

const columns = sql`town, address, host, port, secure, login, password, folder, allowed, answers, enabled, validity::float8 as validity,
  last_uid::float8 as "lastUid", read_at as "readAt", problem`

export async function getMailbox(db: Db, town: string): Promise<Mailbox | undefined> {
  const { rows } = await sql<Mailbox>`select ${columns} from mailbox where town = ${town}`.execute(db)
  return rows[0]
}

/** Those that are read in the background. */
export async function mailboxes(db: Db): Promise<Mailbox[]> {
  const { rows } = await sql<Mailbox>`select ${columns} from mailbox where enabled order by town`.execute(db)
  return rows
}

/** Another server, account or folder is read from its beginning; what was taken is known by its Message-ID. */
export async function setMailbox(trx: Db, given: MailboxGiven, person: string): Promise<void> {
  const { town, address, host, port, secure, login, password, folder, allowed, answers, enabled } = given
  await sql`
    insert into mailbox (town, address, host, port, secure, login, password, folder, allowed, answers, enabled, set_by)
    values (${town}, ${address}, ${host}, ${port}, ${secure}, ${login}, ${password}, ${folder}, ${allowed}::text[], ${answers}, ${enabled}, ${person})
    on conflict (town) do update set address = excluded.address, host = excluded.host, port = excluded.port, secure = excluded.secure,
      login = excluded.login, password = excluded.password, folder = excluded.folder, allowed = excluded.allowed, answers = excluded.answers,
      enabled = excluded.enabled, set_by = excluded.set_by, problem = null,
      validity = case when (mailbox.host, mailbox.login, mailbox.folder) = (excluded.host, excluded.login, excluded.folder) then mailbox.validity end,
      last_uid = case when (mailbox.host, mailbox.login, mailbox.folder) = (excluded.host, excluded.login, excluded.folder)
        then mailbox.last_uid else 0 end`.execute(trx)
}

export async function removeMailbox(trx: Db, town: string): Promise<void> {
  await sql`delete from mailbox where town = ${town}`.execute(trx)
}

export type MailFate = 'taken' | 'automatic' | 'bounce' | 'own' | 'empty' | 'too-large'

/** Marks a mail as taken, and how far the folder is read. False when it was taken before, under whatever number. In the transaction that keeps it. */
export async function takeMail(
  trx: Db,
  {
    town,
    messageId,
    uid,
    validity,
    fate,
  }: { town: string; messageId: string; uid: number; validity: number; fate: MailFate },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into mailbox_mail (town, message_id, uid, fate, taken_at) values (${town}, ${messageId}, ${uid}, ${fate}, ${now})
    on conflict do nothing returning uid`.execute(trx)
  await readUpTo(trx, town, { uid, validity })
  return rows.length > 0
}

/** The folder is read up to this number. One that was made anew begins again. */
export async function readUpTo(
  trx: Db,
  town: string,
  { uid, validity }: { uid: number; validity: number },
): Promise<void> {
  await sql`
    update mailbox set last_uid = case when validity = ${validity} then greatest(last_uid, ${uid}) else ${uid} end, validity = ${validity}
    where town = ${town}`.execute(trx)
}

export async function noteMailboxRead(db: Db, town: string, now: Date, problem: DoorProblem | null): Promise<void> {
  await sql`
    update mailbox set problem = ${jsonb(problem)}, read_at = case when ${problem === null} then ${now}::timestamptz else read_at end
    where town = ${town}`.execute(db)
}
