import type { CanonicalRecord } from '@wiker/model'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { PublishingActor } from './types.ts'

export type VersionAct = 'wrote' | 'rewrote' | 'validated' | 'refused' | 'withdrew'

export interface PublicationVersion {
  number: number
  act: VersionAct
  record: CanonicalRecord
  capacity: PublishingActor['capacity']
  person: string | null
  /** The person's name, else their address; null when they are gone or had no account. */
  who: string | null
  at: Date
}

/** Writes down who wrote, rewrote, validated, refused or withdrew this text. The publication is locked. */
export async function noteVersion(
  trx: Db,
  publication: number,
  version: { act: VersionAct; record: unknown; by: PublishingActor; now: Date },
): Promise<void> {
  const { act, record, by, now } = version
  await sql`insert into publication_version (publication_id, number, act, record, person_id, capacity, at)
    select ${publication}, coalesce(max(number), 0) + 1, ${act}, ${jsonb(record)}, ${by.person}, ${by.capacity}, ${now}::timestamptz
    from publication_version where publication_id = ${publication}`.execute(trx)
}

/** Every state of the text, the first one first. */
export async function readVersions(db: Db, publication: number): Promise<PublicationVersion[]> {
  const { rows } = await sql<PublicationVersion>`
    select v.number, v.act, v.record, v.capacity, v.person_id as person, coalesce(nullif(a.name, ''), a.email) as who, v.at
    from publication_version v left join person a on a.id = v.person_id
    where v.publication_id = ${publication} order by v.number`.execute(db)
  return rows
}

/** The last text for which one of these was done, after leaving out so many of the last ones. */
export async function lastRecord(
  trx: Db,
  publication: number,
  acts: VersionAct[],
  skip = 0,
): Promise<CanonicalRecord | undefined> {
  const { rows } = await sql<{ record: CanonicalRecord }>`
    select record from publication_version where publication_id = ${publication} and act = any(${acts}::text[])
    order by number desc limit 1 offset ${skip}`.execute(trx)
  return rows[0]?.record
}
