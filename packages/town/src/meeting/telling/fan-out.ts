import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import type { HappeningKind, NotificationKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import { dayIn } from '../../days.ts'
import type { Db } from '../../db.ts'
import { ensureChoice, usualChoice } from './choices.ts'
import { dueAt, type Hours } from './due.ts'
import { type HappeningRow, readSubject, type Subject } from './subject.ts'
import { isUrgent } from './urgency.ts'

const kindOf: Record<HappeningKind, NotificationKind> = {
  published: 'new',
  changed: 'changed',
  withdrawn: 'changed',
  alert: 'alert',
  answered: 'answer',
}

/**
 * Reads what happened and nobody was told of, and gives it to each person who follows it; how many happenings. The rows are locked and
 * marked in the transaction that writes the notifications: two workers, or one that is killed, tell nobody twice and forget nobody. `failed`
 * hears of a happening that can't be told.
 */
export async function tellHappenings(
  db: Database,
  now: Date,
  { limit = 50, failed = () => undefined }: { limit?: number; failed?: (error: unknown, id: number) => void } = {},
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<HappeningRow>`
      select h.id, h.kind, h.town, t.timezone, h.thing_id as thing, h.page_id as page, h.publication_id as publication, h.details
      from happening h join town t on t.code = h.town
      where h.told_at is null order by h.id limit ${limit} for update of h`.execute(trx)
    for (const happening of rows)
      await orSkip(
        trx,
        () => tellOne(trx, happening, now),
        (error) => failed(error, happening.id),
      )
    const ids = rows.map((row) => row.id)
    if (ids.length > 0) await sql`update happening set told_at = ${now} where id = any(${ids})`.execute(trx)
    return rows.length
  })
}

/** A happening that the tables refuse (SQLSTATE 22 and 23) must not keep all the others from being told; what passes by itself is tried again. */
async function orSkip(trx: Db, work: () => Promise<void>, failed: (error: unknown) => void): Promise<void> {
  await sql`savepoint one_happening`.execute(trx)
  try {
    await work()
    await sql`release savepoint one_happening`.execute(trx)
  } catch (error) {
    if (!/^2[23]/.test(String((error as { code?: unknown }).code))) throw error
    await sql`rollback to savepoint one_happening`.execute(trx)
    failed(error)
  }
}

interface Recipient extends Hours {
  person: string
  follows: number[]
  going: boolean
  digest: number
}

async function tellOne(trx: Db, happening: HappeningRow, now: Date): Promise<void> {
  const today = dayIn(happening.timezone, now)
  const subject = await readSubject(trx, happening, today)
  if (happening.kind === 'withdrawn') {
    await sql`delete from notification where subject = ${subject.key} and kind = 'new' and closed_at is null`.execute(
      trx,
    )
  }
  const urgent = isUrgent(happening, subject.nextDay, today)
  const kind = kindOf[happening.kind]
  if (kind === 'answer') await ensureChoiceOf(trx, happening.details.person)
  const recipients = await readRecipients(trx, happening, subject, kind)
  const given = recipients.map(({ person, follows, going, ...hours }) => ({
    person,
    follows,
    going,
    due: dueAt(now, happening.timezone, hours, urgent),
  }))
  const details = happening.kind === 'withdrawn' ? { ...happening.details, what: 'withdrawn' } : happening.details
  if (given.length > 0) {
    await sql`
      insert into notification as n (person_id, kind, town, subject, thing_id, happening_id, follows, going, details, urgent, created_at,
        changed_at, due_at)
      select x.person, ${kind}, ${happening.town}, ${subject.key}, ${subject.thing}, ${happening.id},
        array(select jsonb_array_elements_text(x.follows)::bigint), x.going, ${jsonb(details)}, ${urgent}, ${now}::timestamptz,
        ${now}::timestamptz, x.due
      from jsonb_to_recordset(${jsonb(given)}) as x(person text, follows jsonb, going boolean, due timestamptz)
      on conflict (person_id, subject, (kind = 'reminder')) where closed_at is null do update set
        kind = case when excluded.kind = 'new' then n.kind else excluded.kind end, happening_id = excluded.happening_id,
        details = excluded.details, urgent = n.urgent or excluded.urgent, changed_at = excluded.changed_at, read_at = null,
        due_at = least(n.due_at, excluded.due_at), going = n.going or excluded.going,
        follows = array(select distinct unnest(n.follows || excluded.follows))
      where n.happening_id is null or n.happening_id < excluded.happening_id`.execute(trx)
  }
  await sql`insert into telling (happening_id, town, people, at) values (${happening.id}, ${happening.town}, ${given.length}, ${now})`.execute(
    trx,
  )
}

/** Whoever is answered may never have followed anything. */
async function ensureChoiceOf(db: Db, person: unknown): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from person where id = ${String(person ?? '')}`.execute(db)
  if (rows[0]) await ensureChoice(db, rows[0].id)
}

/** Who follows it in a way that such news reaches, or said they would come. Those who want nothing of the kind are left out. */
async function readRecipients(
  db: Db,
  happening: HappeningRow,
  subject: Subject,
  kind: NotificationKind,
): Promise<Recipient[]> {
  const { digest, quietFrom, quietTo } = usualChoice
  const { rows } = await sql<Recipient>`
    with reached as (
      ${reachedBy(happening, subject, kind)}
    )
    select r.person, array_remove(array_agg(r.follow), null) as follows, bool_or(r.going) as going,
      coalesce(c.digest_hour, ${digest}::int) as digest, coalesce(c.quiet_from, ${quietFrom}::int) as "quietFrom",
      coalesce(c.quiet_to, ${quietTo}::int) as "quietTo"
    from reached r left join telling_choice c on c.person_id = r.person
    where c.channels is null or c.channels && ${['site', 'mail', 'push'].map((channel) => `${kind}.${channel}`)}::text[]
    group by r.person, c.digest_hour, c.quiet_from, c.quiet_to`.execute(db)
  return rows
}

function reachedBy({ details }: HappeningRow, subject: Subject, kind: NotificationKind) {
  const { thing, aliases, category, pages, organizations, towns } = subject
  const things = thing ? [thing, ...aliases] : []
  const follows = (condition: ReturnType<typeof sql>) =>
    sql`select person_id as person, id as follow, false as going from follow where told and ${condition}`
  const ofTown = follows(sql`kind = 'town' and town = any(${towns})`)
  const ofCategory = follows(sql`kind = 'category' and town = any(${towns}) and subject = ${category}`)
  const ofOrganiser = follows(sql`((kind = 'page' and subject = any(${pages.map(String)}::text[]))
    or (kind = 'organization' and subject = any(${organizations}::text[])))`)
  const ofEvent = follows(sql`kind = 'event' and subject = any(${things}::text[])`)
  const whoGoes = sql`select person_id, null::bigint, true from going where thing_id = any(${things}::text[])`
  const inPerson = sql`select id, null::bigint, true from person where id = ${String(details.person ?? '')}`
  const parts = {
    new: [ofTown, ofCategory, ofOrganiser],
    changed: [ofEvent, ofOrganiser, whoGoes],
    alert: [ofTown],
    answer: [inPerson],
    reminder: [],
  }[kind]
  return sql.join(parts, sql` union all `)
}
