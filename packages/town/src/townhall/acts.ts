import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../db.ts'

export const actKinds = ['minutes', 'decision', 'order', 'other'] as const
export type ActKind = (typeof actKinds)[number]

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What the form gives; a text, a file, or both. */
export const actSchema = z
  .object({
    kind: z.enum(actKinds),
    title: z.string().trim().min(3).max(300),
    decidedOn: day,
    displayedUntil: day,
    body: z.string().trim().max(200_000).default(''),
    replaces: z.number().int().positive().optional(),
    file: z.object({ name: z.string().max(200), bytes: z.instanceof(Uint8Array) }).optional(),
  })
  .refine(({ body, file }) => body !== '' || file !== undefined, { path: ['body'] })
  .refine(({ file }) => !file || isPdf(file.bytes), { path: ['file'] })
export type ActGiven = z.infer<typeof actSchema>

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')

export interface Act {
  id: number
  kind: ActKind
  title: string
  decidedOn: string
  body: string
  fileName: string | null
  digest: string
  publishedAt: Date
  displayedUntil: string
  /** The act that this one corrects. */
  replaces: number | null
  /** The one that corrects it. */
  replacedBy: number | null
}

const columns = sql`a.id::int as id, a.kind, a.title, to_char(a.decided_on, 'YYYY-MM-DD') as "decidedOn", a.body, a.file_name as "fileName", a.digest,
  a.published_at as "publishedAt", to_char(a.displayed_until, 'YYYY-MM-DD') as "displayedUntil", a.replaces::int as replaces,
  (select r.id::int from act r where r.replaces = a.id) as "replacedBy"`

export type ActPublished = { ok: true; id: number } | { ok: false; reason: 'not-to-replace' }

/** Displays an act, for ever as it is: the database refuses to change it. What it corrects is one of the town's, not corrected yet. */
export async function publishAct(trx: Db, town: string, given: ActGiven, now: Date): Promise<ActPublished> {
  const { kind, title, decidedOn, displayedUntil, body, replaces, file } = given
  if (replaces !== undefined) {
    const { rows } = await sql`
      select from act a where a.id = ${replaces} and a.town = ${town} and not exists (select from act r where r.replaces = a.id)`.execute(
      trx,
    )
    if (rows.length === 0) return { ok: false, reason: 'not-to-replace' }
  }
  const { rows } = await sql<{ id: number }>`
    insert into act (town, kind, title, decided_on, body, file, file_name, digest, published_at, displayed_until, replaces)
    values (${town}, ${kind}, ${title}, ${decidedOn}, ${body}, ${file ? Buffer.from(file.bytes) : null}, ${file?.name ?? null}, ${digestOf(given)}, ${now},
      ${displayedUntil}, ${replaces ?? null}) returning id::int as id`.execute(trx)
  return { ok: true, id: rows[0]!.id }
}

/** SHA-256 of all that is displayed: who keeps a copy can show that it is the same. */
export function digestOf({
  kind,
  title,
  decidedOn,
  body,
  file,
}: Pick<ActGiven, 'kind' | 'title' | 'decidedOn' | 'body' | 'file'>): string {
  const hash = createHash('sha256').update(JSON.stringify([kind, title, decidedOn, body]))
  if (file) hash.update(file.bytes)
  return hash.digest('hex')
}

const mostListed = 200

/** A town's acts, those decided last first. */
export async function townActs(db: Db, town: string): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select ${columns} from act a where a.town = ${town} order by a.decided_on desc, a.id desc limit ${mostListed}`.execute(
    db,
  )
  return rows
}

export async function readAct(db: Db, town: string, id: number): Promise<Act | undefined> {
  const { rows } = await sql<Act>`select ${columns} from act a where a.town = ${town} and a.id = ${id}`.execute(db)
  return rows[0]
}

export async function readActFile(
  db: Db,
  town: string,
  id: number,
): Promise<{ name: string; bytes: Buffer } | undefined> {
  const { rows } = await sql<{ name: string; bytes: Buffer }>`
    select file_name as name, file as bytes from act where town = ${town} and id = ${id} and file is not null`.execute(
    db,
  )
  return rows[0]
}

/** Acts whose digest is not that of what is displayed: none, unless somebody went behind the database's back. */
export async function alteredActs(db: Db): Promise<number[]> {
  const { rows } = await sql<Act & { file: Buffer | null }>`select ${columns}, a.file from act a order by a.id`.execute(
    db,
  )
  return rows.flatMap((act) => {
    const file = act.file ? { name: act.fileName!, bytes: new Uint8Array(act.file) } : undefined
    return digestOf({ ...act, file }) === act.digest ? [] : [act.id]
  })
}
