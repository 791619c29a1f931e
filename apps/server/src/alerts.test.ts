import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { harvestSource, saveSource } from '@wiker/harvest'
import { createClock, ensurePerson, openPost, recentMails } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { tellFaults } from './alerts.ts'

const { db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'wiker-alerts-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const clock = createClock('2026-11-23')
const post = openPost({ db, smtpUrl: undefined, from: 'Wiker <bonjour@wiker.example>', jobs: () => undefined as never })
const house = { db, clock, post, publicUrl: 'https://wiker.example', root: folder }

beforeEach(async () => {
  await sql`truncate town, source, person, mail cascade`.execute(db)
  await sql`insert into town (code, name, slug, timezone, department, opened_at)
    values ('44015', 'Blain', 'blain', 'Europe/Paris', '44', now()), ('44195', 'Savenay', 'savenay', 'Europe/Paris', '44', now())`.execute(
    db,
  )
})

async function source(name: string, towns: string[] | undefined): Promise<number> {
  const file = `${name}.csv`
  await writeFile(join(folder, file), 'Nom;Code INSEE\nSalle des fêtes;44015\n')
  const saved = await saveSource(db, { name, url: file, ...(towns ? { towns } : { departments: ['44'] }) }, clock.now())
  const id = saved.ok ? saved.id : 0
  await harvestSource(house, id)
  await rm(join(folder, file))
  await harvestSource(house, id)
  return id
}
async function person(email: string, role: 'animator' | 'operator', town: string | null) {
  await grantRole(db, (await ensurePerson(db, email)).id, { role, town }, null)
}
const letters = async () => (await recentMails(db)).map(({ to, subject }) => [to, subject]).sort()

describe('What is newly wrong with a source', () => {
  test('is told in one letter to the animator of its town, in plain words, once', async () => {
    await person('marie@blain.example', 'animator', '44015')
    await person('paul@savenay.example', 'animator', '44195')
    await source('Salles de Blain', ['44015'])
    await source('Agenda de Blain', ['44015'])
    expect(await tellFaults(house)).toBe(1)
    expect(await letters()).toEqual([['marie@blain.example', '2 sources demandent un coup d’œil']])
    const [mail] = await recentMails(db)
    expect(mail!.text).toContain('Agenda de Blain\nL’adresse ne répond plus')
    expect(mail!.text).toContain('https://wiker.example/bureau/sources')
    expect(mail!.text).not.toMatch(/\{|undefined|file-missing/)
    expect(await tellFaults(house)).toBe(0)
    expect(await letters()).toHaveLength(1)
  })

  test('of a source of many towns, or of one that nobody looks after, is told to the operator', async () => {
    await person('marie@blain.example', 'animator', '44015')
    await person('olivia@wiker.example', 'operator', null)
    await source('Équipements du département', undefined)
    await source('Agenda de Savenay', ['44195'])
    await tellFaults(house)
    expect(await letters()).toEqual([['olivia@wiker.example', '2 sources demandent un coup d’œil']])
  })

  test('waits where there is nobody to hear it', async () => {
    await source('Salles de Blain', ['44015'])
    expect(await tellFaults(house)).toBe(0)
    await person('olivia@wiker.example', 'operator', null)
    expect(await tellFaults(house)).toBe(1)
  })
})
