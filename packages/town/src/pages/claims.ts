import type { ClaimDecision, PageKind } from '@wiker/platform/database/schema.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** A claim as those who answer it read it. */
export interface Claim {
  id: number
  town: string
  kind: PageKind
  name: string
  thing: string | null
  page: number | null
  legalId: string | null
  website: string | null
  address: string
  person: string
  /** The account's address. */
  email: string
  personName: string
  capacity: string
  message: string
  language: string
  /** Where a link was sent, at its own domain. */
  sentTo: string | null
  askedAt: Date
  decidedAt: Date | null
  decision: ClaimDecision | null
  reason: string | null
  /** Others who ask for the same. */
  rivals: number
}

const columns = sql`
  c.id, c.town, c.kind, c.name, coalesce((select a.thing_id from thing_alias a where a.id = c.thing_id), c.thing_id) as thing,
  c.page_id as page, c.legal_id as "legalId", c.website, c.address, c.person_id as person, who.email, who.name as "personName", c.capacity,
  c.message, c.language, c.email as "sentTo", c.asked_at as "askedAt", c.decided_at as "decidedAt", c.decision, c.reason,
  (select count(*)::int from page_claim o where o.id <> c.id and o.decided_at is null and o.thing_id = c.thing_id) as rivals`
const from = sql`page_claim c join person who on who.id = c.person_id`

/** What waits for an answer in a town, the oldest first. */
export async function claimsWaiting(db: Db, town: string): Promise<Claim[]> {
  return read(db, sql`c.town = ${town} and c.decided_at is null order by c.asked_at, c.id limit 200`)
}

/** What waits for an answer of the owners of a page. */
export async function claimsOfPage(db: Db, page: number): Promise<Claim[]> {
  return read(db, sql`c.page_id = ${page} and c.decided_at is null order by c.asked_at, c.id limit 50`)
}

/** What a person has asked for, the last first; what was accepted is among their pages. */
export async function claimsOfPerson(db: Db, person: string): Promise<Claim[]> {
  return read(
    db,
    sql`c.person_id = ${person} and coalesce(c.decision, 'refused') = 'refused' order by c.asked_at desc limit 20`,
  )
}

export async function readClaim(db: Db, id: number): Promise<Claim | undefined> {
  return Number.isSafeInteger(id) ? (await read(db, sql`c.id = ${id}`))[0] : undefined
}

/** The open claim whose link has this token and has not run out. */
export async function claimByToken(db: Db, digest: string, now: Date): Promise<Claim | undefined> {
  return (
    await read(db, sql`c.token_digest = ${digest} and c.token_until > ${now}::timestamptz and c.decided_at is null`)
  )[0]
}

async function read(db: Db, rest: ReturnType<typeof sql>): Promise<Claim[]> {
  const { rows } = await sql<Claim>`select ${columns} from ${from} where ${rest}`.execute(db)
  return rows
}

/** How many claims and objections wait in each of these towns. */
export async function countPageWork(db: Db, towns: string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ town: string; n: number }>`
    select town, count(*)::int as n from (
      select town from page_claim where decided_at is null and town = any(${towns}::text[])
      union all select town from page_objection where settled_at is null and town = any(${towns}::text[])) work
    group by town`.execute(db)
  return new Map(rows.map(({ town, n }) => [town, n]))
}
