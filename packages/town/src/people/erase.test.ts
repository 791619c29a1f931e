import { ensurePerson } from '@wiker/platform/accounts/accounts.ts'
import { copyOfTemplate, testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { fillEveryTable, tracesOf } from '../testing/every-row.ts'
import { addTown } from '../testing/rows.ts'
import { noteDeed } from './audit.ts'
import { eraseAccount, pagesLeftAlone } from './erase.ts'
import { csvOf, readPersonalData } from './export.ts'
import { readJournal } from './journal.ts'
import { personalData } from './personal-data/index.ts'
import { accountsToWarn, deleteExpired, eraseSleepers, noteWarned } from './retention.ts'
import { grantRole } from './roles.ts'

const { db } = await testDatabase()
await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
beforeEach(async () => {
  for (const table of ['publication', 'page', 'person', 'mail', 'audit'])
    await sql`delete from ${sql.table(table)}`.execute(db)
})

async function publish(author: string, name: string, state = 'published', by?: string) {
  const record = { name, description: 'Réservations : marie@example.org', type: 'Event' }
  const { rows } = await sql<{ id: number }>`
    insert into publication (town, kind, author_id, author_email, author_name, state, record, record_id, typed)
    values ('44015', 'event', ${author}, 'Marie@example.org', 'Marie', ${state}, ${JSON.stringify(record)}::jsonb, ${`urn:${name}`},
      '{"contact":"marie@example.org"}') returning id`.execute(db)
  const id = rows[0]!.id
  await sql`insert into publication_version (publication_id, number, act, record, person_id, capacity)
    values (${id}, 1, 'wrote', ${JSON.stringify(record)}::jsonb, ${author}, 'inhabitant')`.execute(db)
  if (by)
    await sql`insert into publication_version (publication_id, number, act, record, person_id, capacity)
      values (${id}, 2, 'validated', ${JSON.stringify(record)}::jsonb, ${by}, 'animator')`.execute(db)
  return id
}

describe('Erasing an account', () => {
  test('leaves no trace of the address nor of the person in any table, whatever tables there are', async () => {
    const copy = await copyOfTemplate()
    try {
      const email = "marie.o'connor+asso@exemple.example"
      const { id } = await ensurePerson(copy.db, email)
      const other = await ensurePerson(copy.db, 'paul@example.org')
      const columns = new Set(personalData.flatMap((one) => one.columns.map((column) => `${one.table}.${column}`)))
      const rows = await fillEveryTable(copy.db, { id, email, columns })
      expect(rows).toBeGreaterThan(40)
      const before = await tracesOf(copy.db, email)
      expect(before.length).toBeGreaterThan(25)
      expect((await tracesOf(copy.db, id)).length).toBeGreaterThan(25)
      // Everything that is given back was there.
      expect((await readPersonalData(copy.db, { id, email })).size).toBeGreaterThan(15)

      expect(await eraseAccount(copy.db, id)).toBe('erased')
      // What is kept is said to be, and why.
      const kept = personalData.flatMap(({ table, columns, erasure }) =>
        erasure.do === 'keep' ? columns.map((column) => `${table}.${column}`) : [],
      )
      expect(kept).toEqual([
        'customer.email',
        ...['animator', 'email', 'iban'].map((column) => `animator_identity.${column}`),
        'share_contract.animator',
        ...['animator', 'contest'].map((column) => `animator_statement.${column}`),
        ...['animator', 'account', 'name'].map((column) => `payout.${column}`),
        ...['animator', 'file'].map((column) => `vigilance_certificate.${column}`),
        'billing_mandate.signed_by',
        'publisher.email',
      ])
      expect((await tracesOf(copy.db, email)).filter((name) => !kept.includes(name))).toEqual([])
      expect(await tracesOf(copy.db, id)).toEqual([])
      expect(await tracesOf(copy.db, other.id)).toEqual(['person.id'])
    } finally {
      await copy.close()
    }
  })

  test('keeps what was published, without a name; drafts go', async () => {
    const marie = await ensurePerson(db, 'marie@example.org')
    await publish(marie.id, 'Loto')
    await publish(marie.id, 'Brouillon', 'draft')
    await eraseAccount(db, marie.id)
    const { rows } = await sql`select author_id, author_email, author_name, record, typed from publication`.execute(db)
    expect(rows).toEqual([
      {
        author_id: null,
        author_email: null,
        author_name: '',
        record: { name: 'Loto', description: 'Réservations : ', type: 'Event' },
        typed: {},
      },
    ])
  })

  test('touches nobody else', async () => {
    const marie = await ensurePerson(db, 'marie@example.org')
    const anne = await ensurePerson(db, 'anne-marie@example.org')
    await sql`insert into mail (kind, recipient, subject, text, html) values ('x', 'anne-marie@example.org', 's', 't', 'h')`.execute(
      db,
    )
    await noteDeed(db, { person: anne.id, role: 'inhabitant', action: 'account.export', town: null })
    await sql`insert into mail (kind, recipient, subject, text, html) values ('y', 'paul@example.org', 's', 'de anne-marie@example.org', 'h')`.execute(
      db,
    )
    const before = await readPersonalData(db, anne)
    expect([...before.keys()].sort()).toEqual(['audit', 'mail', 'person'])
    await eraseAccount(db, marie.id)
    expect(await readPersonalData(db, anne)).toEqual(before)
    const { rows } = await sql<{ text: string }>`select text from mail where recipient = 'paul@example.org'`.execute(db)
    expect(rows).toEqual([{ text: 'de anne-marie@example.org' }])
  })

  test('is refused to the only operator, and to nobody else', async () => {
    const [marie, paul] = [await ensurePerson(db, 'marie@example.org'), await ensurePerson(db, 'paul@example.org')]
    await grantRole(db, marie.id, { role: 'operator', town: null }, null)
    expect(await eraseAccount(db, marie.id)).toBe('last-operator')
    await grantRole(db, paul.id, { role: 'operator', town: null }, null)
    expect(await eraseAccount(db, marie.id)).toBe('erased')
    expect(await eraseAccount(db, marie.id)).toBe('unknown')
  })

  test('says first which pages will have nobody', async () => {
    const [marie, paul] = [await ensurePerson(db, 'marie@example.org'), await ensurePerson(db, 'paul@example.org')]
    const { rows } = await sql<{ id: number }>`
      insert into page (town, kind, name) values ('44015', 'association', 'Comité'), ('44015', 'association', 'Amicale') returning id`.execute(
      db,
    )
    const [comite, amicale] = rows.map(({ id }) => id)
    await sql`insert into page_member (page_id, person_id, role, accepted_at) values
      (${comite}, ${marie.id}, 'owner', now()), (${amicale}, ${marie.id}, 'owner', now()), (${amicale}, ${paul.id}, 'owner', now())`.execute(
      db,
    )
    expect(await pagesLeftAlone(db, marie.id)).toEqual([
      { id: comite, name: 'Comité', town: '44015', townName: 'Blain' },
    ])
    expect(await pagesLeftAlone(db, paul.id)).toEqual([])
  })
})

describe('The journal', () => {
  test('tells what one did, and what others did with one’s texts; page by page and by kind', async () => {
    const [marie, paul] = [await ensurePerson(db, 'marie@example.org'), await ensurePerson(db, 'paul@example.org')]
    await publish(marie.id, 'Loto', 'published', paul.id)
    await noteDeed(db, { person: marie.id, role: 'inhabitant', action: 'account.export', town: null })
    await noteDeed(db, { person: paul.id, role: 'animator', action: 'page.verify', town: '44015', about: marie.id })
    const { lines, count } = await readJournal(db, marie.id)
    expect(count).toBe(3)
    expect(lines.map(({ action, own, role }) => [action, own, role]).sort()).toEqual([
      ['account.export', true, 'inhabitant'],
      ['page.verify', false, 'animator'],
      ['publication.validated', false, 'animator'],
    ])
    const by = await readJournal(db, marie.id, { kind: 'others' })
    expect(by.lines.map(({ action }) => action).sort()).toEqual(['page.verify', 'publication.validated'])
    expect((await readJournal(db, marie.id, { kind: 'account' })).lines).toHaveLength(1)
    for (let i = 0; i < 30; i++)
      await noteDeed(db, { person: marie.id, role: 'inhabitant', action: 'account.devices', town: null })
    expect((await readJournal(db, marie.id, { page: 2 })).lines).toHaveLength(3)
  })
})

describe('What is too old', () => {
  test('goes by itself, and no earlier', async () => {
    const marie = await ensurePerson(db, 'marie@example.org')
    for (const days of [364, 366]) {
      await noteDeed(db, { person: marie.id, role: 'inhabitant', action: 'account.export', town: null })
      await sql`update audit set at = now() - ${days} * interval '1 day' where at > now() - interval '1 hour'`.execute(
        db,
      )
    }
    await sql`insert into mail (kind, recipient, subject, text, html, created_at) values ('x', 'a@b.fr', '', '', '', now() - interval '91 days')`.execute(
      db,
    )
    expect(await deleteExpired(db)).toEqual({ audit: 1, mail: 1 })
    expect(await deleteExpired(db)).toEqual({})
  })

  test('no log of who did what, from where or to whom is kept for more than a year', () => {
    for (const table of ['audit', 'mail', 'session', 'verification', 'allowance']) {
      const lines = personalData.filter((one) => one.table === table)
      expect(
        lines.every(({ keep }) => keep !== undefined && keep.days <= 365),
        table,
      ).toBe(true)
    }
  })

  test('an account that sleeps is told once, and goes a month later unless somebody comes', async () => {
    const marie = await ensurePerson(db, 'marie@example.org')
    const anne = await ensurePerson(db, 'anne@example.org')
    const guard = await ensurePerson(db, 'animatrice@example.org')
    await grantRole(db, guard.id, { role: 'animator', town: '44015' }, null)
    await sql`update person set last_seen_at = now() - interval '701 days'`.execute(db)
    expect((await accountsToWarn(db)).map(({ email }) => email).sort()).toEqual([
      'anne@example.org',
      'marie@example.org',
    ])
    for (const { id } of await accountsToWarn(db)) await noteWarned(db, id)
    expect(await accountsToWarn(db)).toEqual([])
    expect(await eraseSleepers(db)).toBe(0)
    await sql`update person set last_seen_at = now() - interval '731 days', warned_at = now() - interval '31 days'`.execute(
      db,
    )
    await sql`update person set last_seen_at = now(), warned_at = null where id = ${anne.id}`.execute(db)
    expect(await eraseSleepers(db)).toBe(1)
    const { rows } = await sql<{ id: string }>`select id from person`.execute(db)
    expect(rows.map(({ id }) => id).sort()).toEqual([anne.id, guard.id].sort())
    expect(marie.id).not.toBe(anne.id)
  })
})

test('a cell that a spreadsheet would run is text, and every sign survives', () => {
  expect(csvOf([{ a: '=HYPERLINK("x")', b: 'l’été, "ici"', c: null, d: { e: 1 } }])).toBe(
    '\ufeffa,b,c,d\r\n"\'=HYPERLINK(""x"")","l’été, ""ici""",,"{""e"":1}"\r\n',
  )
})
