import { canonicalSchema } from '@wiker/model'
import type { CanonicalTableName, Db, HandRole } from '@wiker/platform'
import { jsonb } from '@wiker/platform'
import { within } from '@wiker/platform/database/within.ts'
import { sql } from 'kysely'
import { compose } from './compose.ts'
import type { Edit } from './layer.ts'
import { lockKinds } from './lock.ts'
import { fromBelow, isSame } from './overlay.ts'
import { valueAt } from './path.ts'
import { findThing, readEdits, readLayers } from './read.ts'
import { type Moment, refreshThings } from './refresh.ts'
import { ownFields } from './rules.ts'
import { openTouched, touchThings } from './touched.ts'

export interface EditGiven {
  /** Id of the thing, or one that it had before. */
  thing: string
  /** Field of the record, with dots inside it: `name`, `startDate`, `location.name`. */
  path: string
  /** As the model has it (packages/model); `null` empties the field. */
  value: unknown
  role: HandRole
  /** Who did it, as the log shows it. */
  who: string
  note?: string
}

export type EditProblem = { field: string; key: string }
export type Edited =
  | { ok: true; edit: number }
  | { ok: false; reason: 'unknown-thing' | 'field-not-editable' | 'same-value' | 'invalid'; problems?: EditProblem[] }

/**
 * Sets a field of a thing by hand, over what every source says, until somebody undoes it: no harvest touches it. What stands underneath is
 * remembered, so that a change there is told (conflicts.ts). A second edit of the field by the same side takes the place of the first.
 * The record must stay one that the model accepts.
 */
export async function editField(db: Db, given: EditGiven, moment: Moment): Promise<Edited> {
  const { path, role } = given
  if (!/^[A-Za-z]+(?:\.[A-Za-z]+)*$/.test(path) || ownFields.has(path.split('.')[0]!)) {
    return { ok: false, reason: 'field-not-editable' }
  }
  const found = await findThing(db, given.thing)
  if (!found) return { ok: false, reason: 'unknown-thing' }
  return within(db, async (trx): Promise<Edited> => {
    await lockKinds(trx, [found.kind])
    // Which thing it is may have been decided again while the lock was waited for.
    const thing = await findThing(trx, given.thing)
    const layers = thing && (await readLayers(trx, [thing.id])).get(thing.id)
    if (!thing || !layers) return { ok: false, reason: 'unknown-thing' }
    const edits = (await readEdits(trx, [thing.id])).get(thing.id) ?? []
    const others = edits.filter((edit) => edit.path !== path || !sameSide(edit.role, role))
    const edit: Edit = { ...given, id: 0, thingId: thing.id, base: null, note: given.note ?? '', at: moment.now }
    const below = others.filter((other) => fromBelow(other, edit) < 0)
    const base = valueAt(compose(thing.id, layers, below).row.record, path) ?? null
    if (isSame(base, edit.value)) return { ok: false, reason: 'same-value' }
    const problems = problemsWith(compose(thing.id, layers, [...others, { ...edit, base }]).row.record, edit)
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems }
    await replace(trx, edits, edit, moment)
    const id = await insert(trx, thing, { ...edit, base })
    await refresh(trx, thing.id, moment)
    return { ok: true, edit: id }
  })
}

/** Takes an edit back: what stands underneath is shown again. False when it was taken back already. */
export async function undoEdit(db: Db, id: number, who: string, moment: Moment): Promise<boolean> {
  const kind = await kindOfEdit(db, id)
  if (!kind) return false
  return within(db, async (trx) => {
    await lockKinds(trx, [kind])
    return undoLocked(trx, id, who, moment)
  })
}

/** The same inside a transaction that holds the lock of the kind. */
export async function undoLocked(trx: Db, id: number, who: string, moment: Moment): Promise<boolean> {
  const { rows } = await sql<{ thing: string }>`
    update edit e set undone_at = ${moment.now}, undone_by = ${who} where id = ${id} and undone_at is null
    returning coalesce((select a.thing_id from thing_alias a where a.id = e.thing_id), e.thing_id) as thing`.execute(
    trx,
  )
  if (!rows[0]) return false
  await settleOpen(trx, id, 'theirs', who, moment.now)
  await refresh(trx, rows[0].thing, moment)
  return true
}

export async function kindOfEdit(db: Db, id: number): Promise<CanonicalTableName | undefined> {
  const { rows } = await sql<{ kind: CanonicalTableName }>`select kind from edit where id = ${id}`.execute(db)
  return rows[0]?.kind
}

export async function settleOpen(
  trx: Db,
  edit: number,
  settlement: 'mine' | 'theirs' | 'both',
  who: string,
  now: Date,
): Promise<void> {
  await sql`update conflict set settled_at = ${now}, settled_by = ${who}, settlement = ${settlement}
    where edit_id = ${edit} and settled_at is null`.execute(trx)
}

/** The organiser is one side, whoever looks after the town the other. */
const sameSide = (a: HandRole, b: HandRole) => (a === 'organiser') === (b === 'organiser')

function problemsWith(record: unknown, { path, value }: Edit): EditProblem[] {
  const checked = canonicalSchema.safeParse(record)
  if (!checked.success) {
    return checked.error.issues.map((issue) => ({ field: issue.path.join('.'), key: issue.code }))
  }
  // What the model does not know of is dropped by it without a word.
  const kept = isSame(valueAt(checked.data, path), value)
  return kept ? [] : [{ field: path, key: 'unrecognized_keys' }]
}

async function replace(trx: Db, edits: Edit[], edit: Edit, { now }: Moment): Promise<void> {
  for (const old of edits.filter((one) => one.path === edit.path && sameSide(one.role, edit.role))) {
    await sql`update edit set undone_at = ${now}, undone_by = ${edit.who} where id = ${old.id}`.execute(trx)
    await settleOpen(trx, old.id, 'mine', edit.who, now)
  }
}

async function insert(trx: Db, thing: { id: string; kind: string; town: string }, edit: Edit): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into edit (thing_id, kind, town, path, value, base, role, who, note, at)
    values (${thing.id}, ${thing.kind}, ${thing.town}, ${edit.path}, ${jsonb(edit.value)}, ${jsonb(edit.base)}, ${edit.role}, ${edit.who},
      ${edit.note}, ${edit.at}) returning id`.execute(trx)
  return rows[0]!.id
}

async function refresh(trx: Db, thing: string, moment: Moment): Promise<void> {
  await openTouched(trx)
  await touchThings(trx, [thing])
  await refreshThings(trx, moment)
}
