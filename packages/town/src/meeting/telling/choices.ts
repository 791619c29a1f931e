import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { sql } from 'kysely'
import type { Db } from '../../db.ts'
import { giveConsent, withdrawConsent } from '../consent.ts'
import { newSecret } from '../secret.ts'
import { dueAt, type Hours, usualHours } from './due.ts'
import { allChannels, type ChosenChannel, usualChannels } from './kinds.ts'

/** How somebody is told. */
export interface Choice extends Hours {
  channels: ChosenChannel[]
}

export const usualChoice: Choice = { ...usualHours, channels: usualChannels }

export interface KeptChoice extends Choice {
  mailSecret: string
  calendarSecret: string
}

/** Lays down the usual choices of who has none yet. */
export async function ensureChoice(db: Db, person: string): Promise<void> {
  await sql`insert into telling_choice (person_id, channels, mail_secret, calendar_secret)
    values (${person}, ${usualChannels}, ${newSecret()}, ${newSecret()}) on conflict do nothing`.execute(db)
}

export async function readChoice(db: Db, person: string): Promise<KeptChoice | undefined> {
  const { rows } = await sql<KeptChoice>`
    select channels, digest_hour as digest, quiet_from as "quietFrom", quiet_to as "quietTo", mail_secret as "mailSecret",
      calendar_secret as "calendarSecret" from telling_choice where person_id = ${person}`.execute(db)
  return rows[0]
}

/** Keeps what somebody chose, the proof of it, and moves what has not left yet to its new hour. */
export async function choose(db: Database, person: string, choice: Choice, now: Date): Promise<void> {
  const channels = allChannels.filter((one) => choice.channels.includes(one))
  await db.transaction().execute(async (trx) => {
    await ensureChoice(trx, person)
    await sql`update telling_choice set channels = ${channels}, digest_hour = ${choice.digest}, quiet_from = ${choice.quietFrom},
      quiet_to = ${choice.quietTo} where person_id = ${person}`.execute(trx)
    const mails = channels.some((one) => one.endsWith('.mail'))
    await (mails ? giveConsent : withdrawConsent)(trx, { person, what: 'mail', at: now })
    await moveDue(trx, person, choice)
  })
}

async function moveDue(db: Db, person: string, hours: Hours): Promise<void> {
  const { rows } = await sql<{ id: number; at: Date; urgent: boolean; timezone: string }>`
    select n.id, n.changed_at as at, n.urgent, t.timezone from notification n join town t on t.code = n.town
    where n.person_id = ${person} and n.closed_at is null`.execute(db)
  for (const { id, at, urgent, timezone } of rows) {
    await sql`update notification set due_at = ${dueAt(at, timezone, hours, urgent)} where id = ${id}`.execute(db)
  }
}

/** The link at the foot of every letter: no letter any more, of any kind. True when somebody has that secret. */
export async function stopMails(db: Database, secret: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ person: string }>`
      update telling_choice set channels = array(select c from unnest(channels) c where c not like '%.mail')
      where mail_secret = ${secret} returning person_id as person`.execute(trx)
    if (!rows[0]) return false
    await withdrawConsent(trx, { person: rows[0].person, what: 'mail', at: now })
    return true
  })
}

export async function hasMailSecret(db: Db, secret: string): Promise<boolean> {
  const { rows } = await sql`select from telling_choice where mail_secret = ${secret}`.execute(db)
  return rows.length > 0
}
