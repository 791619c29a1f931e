import { readFileSync } from 'node:fs'
import { saveRecord } from '@wiker/harvest'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { askForPage } from '@wiker/town/pages/claim.ts'
import { claimsWaiting } from '@wiker/town/pages/claims.ts'
import { answerClaim } from '@wiker/town/pages/decide-claim.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
const moment = { now: new Date('2026-11-20T10:00:00Z'), today: '2026-11-20' }
let page = 0
let thing = ''

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, page, page_claim, source, source_record, edit, audit cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  thing = await harvest('Amicale laïque', 'De la mairie')
  const { rows } = await sql<{ id: string }>`select id from person where email = 'inhabitant@example.org'`.execute(db)
  const claim = {
    town: '44015',
    kind: 'association',
    name: 'Amicale laïque',
    thing,
    person: rows[0]!.id,
    capacity: 'x',
    language: 'fr',
  } as const
  await askForPage(db, claim, moment.now)
  const [waiting] = await claimsWaiting(db, '44015')
  const made = await answerClaim(db, waiting!.id, { verdict: 'accept', how: 'animator' }, null, moment.now)
  page = made.ok ? made.page! : 0
})

/** What a source says, as often as it is read. */
async function harvest(name: string, description: string): Promise<string> {
  const record = { type: 'Organization', name, description } as const
  const saved = await saveRecord(db, record, { town: '44015', ...moment, key: 'amicale', by: 'animator' })
  return saved.ok ? saved.thing : ''
}

const fiche = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ name: 'Amicale laïque', description: 'De la mairie', ...fields }))
    form.append(name, value)
  return form
}
const address = `/mon-espace/${page}/fiche`
const save = (form: FormData, who: 'inhabitant' | 'animator' | 'elsewhere' = 'inhabitant') =>
  post(who, address.replace('/0/', `/${page}/`), form)

test('What an owner writes is shown at once, bold words and all, and no later reading takes it away', async () => {
  const saved = await save(
    fiche({ description: 'Nous **dansons** le mardi.', telephone: '02 40 00 01 02', openingHours: 'mardi 14h-18h' }),
  )
  const path = saved.headers.get('location')!
  expect(path).toMatch(/^\/blain\/annuaire\/amicale-laique-/)
  expect(await (await get(undefined, path)).text()).toContain('Nous <strong>dansons</strong> le mardi')
  await harvest('Amicale laïque', 'Un autre texte de la mairie, beaucoup plus long que le premier')
  const text = await textOf(get(undefined, path))
  expect(text).toContain('dansons')
  expect(text).toContain('02 40 00 01 02')
  expect(text).toContain('tenue par l’organisation elle-même')
  expect(text).not.toContain('inhabitant@example.org')
})

test('What cannot be understood comes back as it was typed; nobody else’s page is touched', async () => {
  const wrong = await save(fiche({ openingHours: 'quand on veut', email: 'pas une adresse' }))
  expect(wrong.status).toBe(422)
  const html = await wrong.text()
  for (const piece of ['value="quand on veut"', 'href="#email"', 'href="#openingHours"']) expect(html).toContain(piece)
  expect((await save(fiche({ description: 'Piratée' }), 'elsewhere')).status).toBe(403)
  expect((await sql`select from edit`.execute(db)).rows).toEqual([])
})

test('Its picture is shown with what it says, and taken off again', async () => {
  const form = fiche({ 'photo.alt': 'Le bureau devant la salle', 'photo.rights': '1' })
  form.append(
    'photo',
    new File([readFileSync(new URL('../assets/share.png', import.meta.url))], 'bureau.png', { type: 'image/png' }),
  )
  const path = (await save(form)).headers.get('location')!
  expect(await (await get(undefined, path)).text()).toContain('alt="Le bureau devant la salle"')
  await save(fiche({}))
  expect(await (await get(undefined, path)).text()).not.toContain('Le bureau devant la salle')
})
