import { ensurePerson } from '@wiker/platform/accounts/accounts.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { noteDeed, readDeeds } from './audit.ts'
import { grantRole, readGrants, readRoleHolders, withdrawRole } from './roles.ts'

const { db } = await testDatabase()
await sql`insert into town (code, name, slug, timezone, opened_at)
  values ('44015', 'Blain', 'blain', 'Europe/Paris', now()), ('44195', 'Savenay', 'savenay', 'Europe/Paris', now())`.execute(
  db,
)
const marie = await ensurePerson(db, 'marie@example.org')
const paul = await ensurePerson(db, 'paul@example.org')

describe('Roles', () => {
  test('are given once, and taken back', async () => {
    const blain = { role: 'animator', town: '44015' } as const
    expect(await grantRole(db, marie.id, blain, null)).toBe(true)
    expect(await grantRole(db, marie.id, blain, null)).toBe(false)
    expect(await grantRole(db, marie.id, { role: 'animator', town: '44195' }, null)).toBe(true)
    expect(await readGrants(db, marie.id)).toHaveLength(2)
    expect(await withdrawRole(db, marie.id, { role: 'animator', town: '44195' })).toBe(true)
    expect(await readGrants(db, marie.id)).toEqual([blain])
    expect(await readGrants(db, paul.id)).toEqual([])
  })

  test('the operator looks after every town, and is given the role once', async () => {
    expect(await grantRole(db, paul.id, { role: 'operator', town: null }, null)).toBe(true)
    expect(await grantRole(db, paul.id, { role: 'operator', town: null }, marie.id)).toBe(false)
    expect((await readRoleHolders(db, '44015')).map((one) => one.email)).toEqual([
      'paul@example.org',
      'marie@example.org',
    ])
    expect((await readRoleHolders(db, '44195')).map((one) => one.email)).toEqual(['paul@example.org'])
  })

  test('an animator without a town, or of an unknown one, is refused by the database itself', async () => {
    await expect(grantRole(db, paul.id, { role: 'animator', town: null }, null)).rejects.toThrow()
    await expect(grantRole(db, paul.id, { role: 'animator', town: '99999' }, null)).rejects.toThrow()
  })
})

describe('What was done in someone’s name', () => {
  test('is read by that person, and by town', async () => {
    await noteDeed(db, {
      person: marie.id,
      role: 'animator',
      action: 'source.add',
      town: '44015',
      subject: '12',
      details: { name: 'Agenda de la mairie' },
    })
    await noteDeed(db, { person: paul.id, role: 'operator', action: 'town.open', town: '44195' })
    expect(await readDeeds(db, { person: marie.id })).toMatchObject([
      { action: 'source.add', email: 'marie@example.org', details: { name: 'Agenda de la mairie' } },
    ])
    expect(await readDeeds(db, { towns: ['44195'] })).toMatchObject([{ action: 'town.open', role: 'operator' }])
    expect(await readDeeds(db, {})).toHaveLength(2)
  })
})
