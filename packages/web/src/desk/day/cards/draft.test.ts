import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { bring } from '@wiker/town/doors/bring.ts'
import { keepReading } from '@wiker/town/doors/keep-reading.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { readText } from '../../../doors/from-text.ts'
import { words } from '../../../formatting/words.ts'
import { deskDeps, grantEverybody, signEverybodyIn } from '../../../testing/desk.ts'
import type { DayAt, DayDeps } from '../card-kind.ts'
import { draft } from './draft.tsx'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
await signEverybodyIn(database, deps)
const now = deps.clock()
let town: TownCard
let person: string

beforeEach(async () => {
  await sql`truncate town, publication, match_block, mail, audit, door_item cascade`.execute(db)
  town = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  person = (await sql<{ id: string }>`select id from person where email = 'animator@example.org'`.execute(db)).rows[0]!
    .id
})

const at = (): DayAt => ({ deps: deps as DayDeps, town, today: '2026-11-23', now, words: words.fr, person })
const by = () => ({ person: { id: person, email: 'animator@example.org' } as never, role: 'animator' as const })
const field = () => ''
async function brought(text: string) {
  const id = await bring(db, { town: '44015', door: 'text', name: 'texte', text, language: 'fr' }, now)
  await db.transaction().execute((trx) => keepReading(trx, id, readText(text, { town, today: '2026-11-23' }), now))
}
const published = async () =>
  (await sql<{ state: string }>`select state from publication`.execute(db)).rows.map(({ state }) => state)

describe('A card of what was read', () => {
  test('that is complete takes one key, and can be taken back', async () => {
    await brought('Loto samedi 5 décembre à 20h, salle des fêtes. 3 € le carton.')
    const [card] = await draft.read(at())
    expect(card).toMatchObject({ name: 'Loto', pressing: { day: '2026-12-05' }, suggests: { answer: 'accept' } })
    expect(draft.answers(card!, at()).map(({ name }) => name)).toEqual(['accept', 'edit', 'aside'])
    const answered = await draft.answer({ at: at(), card: card!, answer: 'accept', reason: '', field, by: by() })
    expect(answered.ok).toBe(true)
    expect(await published()).toEqual(['published'])
    expect(await draft.read(at())).toEqual([])
    expect(await draft.answer({ at: at(), card: card!, answer: 'accept', reason: '', field, by: by() })).toEqual({
      ok: false,
      over: true,
    })
    const memory = (answered as { memory: Record<string, unknown> }).memory
    expect(await draft.undo!({ at: at(), card: card!.id, answer: 'accept', memory, by: by() })).toBe(true)
    expect(await published()).toEqual(['withdrawn'])
    expect(await draft.read(at())).toHaveLength(1)
  })

  test('that lacks its date is opened or set aside, never accepted', async () => {
    await brought('Le concert de la chorale aura lieu à l’église. Entrée libre.')
    const [card] = await draft.read(at())
    expect(card!.suggests).toBeUndefined()
    expect(draft.answers(card!, at()).map(({ name }) => name)).toEqual(['edit', 'aside'])
    expect(await draft.answer({ at: at(), card: card!, answer: 'accept', reason: '', field, by: by() })).toMatchObject({
      ok: false,
    })
    expect(await draft.answer({ at: at(), card: card!, answer: 'aside', reason: '', field, by: by() })).toEqual({
      ok: true,
    })
    expect(await draft.read(at())).toEqual([])
    expect(await draft.undo!({ at: at(), card: card!.id, answer: 'aside', memory: {}, by: by() })).toBe(true)
    expect(await draft.read(at())).toHaveLength(1)
  })
})
