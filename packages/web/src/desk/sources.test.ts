import { rm } from 'node:fs/promises'
import { readSource, saveSource } from '@wiker/harvest'
import { addSource, emptyTown, moment } from '@wiker/harvest/layers/testing.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

const database = await testDatabase()
const { db } = database
const { deps, asked } = await deskDeps(database)
let signedIn: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => signedIn)
let mairie: number

beforeAll(async () => {
  signedIn = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await emptyTown(db)
  await sql`insert into town (code, name, slug, timezone, opened_at)
    values ('44195', 'Savenay', 'savenay', 'Europe/Paris', now())`.execute(db)
  await grantEverybody(database, '44015', '44195')
  mairie = await addSource(db, 'mairie', { towns: ['44015'] })
  asked.length = 0
})
afterAll(() => rm(deps.desk!.files, { recursive: true, force: true }))

describe('The keys of a source', () => {
  test('are kept, named, never shown, and forgotten when it leads to another host', async () => {
    const path = `/bureau/sources/${mairie}`
    const key = {
      keyPlace: 'header',
      keyName: 'X-Cle-Mairie',
      keyValue: 'tres-secret-1234',
      user: 'mairie',
      password: 'passe-passe',
    }
    await post('animator', `${path}/acces`, key)
    expect(asked).toEqual([mairie])
    const html = await (await get('animator', path)).text()
    expect(html).toContain('une clé (X-Cle-Mairie)')
    for (const secret of ['tres-secret-1234', 'passe-passe']) expect(html).not.toContain(secret)
    expect(JSON.stringify(await readSource(db, mairie))).not.toContain('tres-secret')
    await post('animator', `${path}/reglages`, { name: 'Mairie', url: 'https://autre.example/agenda.ics' })
    expect(await (await get('animator', path)).text()).not.toContain('X-Cle-Mairie')
  })

  test('in an address move to where they are not shown', async () => {
    const path = `/bureau/sources/${mairie}`
    await post('animator', `${path}/reglages`, { name: 'Mairie', url: 'https://jean:secret99@example.org/agenda.ics' })
    expect((await readSource(db, mairie))!.url).toBe('https://example.org/agenda.ics')
    expect(await (await get('animator', path)).text()).not.toContain('secret99')
  })

  test('that would break a request are refused in words', async () => {
    const answer = await post('animator', `/bureau/sources/${mairie}/acces`, {
      keyPlace: 'header',
      keyName: 'a b',
      keyValue: 'x',
    })
    expect(await textOf(get('animator', answer.headers.get('location')!))).toContain('Rien n’a été enregistré')
  })
})

describe('All the sources', () => {
  test('stay readable when there are two hundred: by state, by words, forty a page', async () => {
    for (let i = 0; i < 200; i++) {
      await saveSource(
        db,
        { name: `Agenda n° ${i}`, url: `https://example.org/${i}.ics`, towns: ['44015'] },
        moment.now,
      )
    }
    const html = await (await get('operator', '/bureau/sources')).text()
    expect(html.match(/href="\/bureau\/sources\/\d+"/g)).toHaveLength(40)
    const one = await textOf(get('operator', '/bureau/sources?mots=agenda+177'))
    expect(one).toContain('Agenda n° 177')
    expect(one).not.toContain('Agenda n° 176')
    expect(await textOf(get('operator', '/bureau/sources?etat=down'))).toContain('Aucune source ne correspond')
  })

  test('that moved take their new address in one press', async () => {
    const details = JSON.stringify({ address: 'https://example.org/nouvelle.ics' })
    await sql`insert into source_fault (source_id, kind, subject, details, since, seen_at)
      values (${mairie}, 'moved', 'x', ${details}::jsonb, now(), now())`.execute(db)
    const html = await (await get('animator', `/bureau/sources/${mairie}`)).text()
    const fault = html.match(/name="moved" value="(\d+)"/)![1]!
    await post('animator', `/bureau/sources/${mairie}/adresse`, { moved: fault })
    expect((await readSource(db, mairie))!.url).toBe('https://example.org/nouvelle.ics')
    expect(asked).toEqual([mairie])
  })
})

describe('Adding a source from a file', () => {
  const dropped = (csv: string, fields: Record<string, string> = {}, name = 'agenda.csv') => {
    const form = new FormData()
    form.set('file', new File([csv], name))
    for (const [field, value] of Object.entries(fields)) form.set(field, value)
    return post('animator', '/bureau/sources/ajouter', form)
  }
  const head = 'Titre;Date;Lieu;Commune'

  test('tells by row and column what cannot be read, once for all rows that have the same fault', async () => {
    const rows = [
      'Loto;31/02/2027;Salle Jollan;Blain',
      'Bal;2027-02-30;Halle;Blain',
      'Concert;2026-12-05 20:30;Église;Blain',
    ]
    const page = await textOf(dropped([head, ...rows].join('\n')))
    expect(page).toContain('Pour Blain : 3 événements')
    expect(page).toMatch(/Lignes 2-3 : Colonne « Date » : ce jour n’existe pas/)
  })

  test('says what is left to other towns, and what is taken for this one without a word of it', async () => {
    const rows = ['Loto;2026-12-05;Salle Jollan;', 'Foire;2026-12-06;Place;Savenay']
    const page = await textOf(dropped([head, ...rows].join('\n')))
    expect(page).toContain('1 fiche parle d’une autre commune')
    expect(page).toContain('1 fiche ne nomme aucune commune : elle est comptée pour Blain')
  })

  test('says of a list it has no page for that it has none, and of an empty file that it is', async () => {
    expect(await textOf(dropped('a;b\n1;2\n3;4\n', {}, 'x.csv'))).toContain(
      'le site n’a pas de page pour ce qu’il contient',
    )
    expect(await textOf(dropped('', {}, 'x.csv'))).toContain('Ce fichier est vide')
  })

  test('keeps the choice to look first, and who gave the file', async () => {
    const csv = `${head}\nLoto;2026-12-05;Salle Jollan;Blain\n`
    const answer = await dropped(csv, { do: 'add', publish: 'queue', name: 'Le comité' })
    expect(answer.status).toBe(303)
    const id = Number(answer.headers.get('location')!.split('/').at(-1))
    expect((await readSource(db, id))!.settings).toMatchObject({ publish: 'queue' })
    expect(asked).toEqual([id])
    expect((await readDeeds(db, { towns: ['44015'] }))[0]).toMatchObject({
      action: 'source.add',
      details: { name: 'Le comité' },
    })
  })

  test('by an address with a password in it shows the address without', async () => {
    const answer = await post('animator', '/bureau/sources/ajouter', {
      address: 'https://jean:mot2passe@exemple.invalid/a.ics',
    })
    const html = await answer.text()
    expect(html).toContain('name="address" value="https://exemple.invalid/a.ics"')
    expect(html).not.toContain('jean:mot2passe')
  })
})
