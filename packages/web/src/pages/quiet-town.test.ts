import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addSource, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createApp } from '../server/app.ts'
import { depsFor } from '../testing/site.ts'

/** Monday 23 November 2026, noon in France. */
const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))
await addTown(db, { code: '44043', name: 'Clisson', slug: 'clisson' })
const source = await addSource(db, { name: 'Agenda', publisher: 'Mairie' })
const clisson = { town: '44043', source, dates: [] }
await addEvent(db, { name: 'Hellfest', description: 'habituel : troisième week-end de juin' }, clisson)
await addEvent(db, { name: 'Repair café', additional: { recurrence: 'une fois par mois' } }, clisson)
await addEvent(db, { name: 'Fête de la musique' }, { ...clisson, dates: ['2026-06-21'] })
await addEvent(db, { name: 'Vieux salon' }, { ...clisson, dates: ['2019-03-02'] })

const page = async (path: string) => (await app.request(`http://site.invalid${path}`)).text()
const textOf = (html: string) =>
  html
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

it('a town with nothing announced says so, and tells what comes every year and what there was', async () => {
  const home = textOf(await page('/clisson'))
  expect(home).toContain('Rien d’annoncé')
  expect(home).toMatch(/Chaque année.*Hellfest.*habituel : troisième week-end de juin/s)
  expect(home).toMatch(/Activités régulières.*Repair café.*une fois par mois/s)
  expect(home).toMatch(/Ça s’est passé.*21 juin.*2026.*Fête de la musique/s)
  expect(home).not.toContain('Vieux salon')
})

it('the page of what has no date says so, and offers no date to calendars or machines', async () => {
  const address = /href="(\/clisson\/agenda\/hellfest[^"]+)"/.exec(await page('/clisson'))![1]!
  const html = await page(address)
  expect(textOf(html)).toMatch(/Hellfest Date à confirmer.*habituel : troisième week-end de juin/)
  expect(html).not.toMatch(/ld\+json|\.ics"/)
})

it('the agenda never shows what is over, but to those who ask', async () => {
  const agenda = await page('/clisson/agenda')
  expect(textOf(agenda)).toContain('Hellfest')
  expect(textOf(agenda)).not.toContain('Fête de la musique')
  expect(agenda).toContain('href="/clisson/agenda?when=past"')
  const past = await page('/clisson/agenda?when=past')
  expect(textOf(past)).toMatch(/Déjà passé.*21 juin.*Fête de la musique.*2 mars 2019.*Vieux salon/s)
  expect(past).toMatch(/<meta name="robots" content="noindex/)
  expect(await page('/clisson/agenda.ics')).not.toMatch(/Hellfest|musique/)
})

it('the page of a source tells which rows could not be shown, and why', async () => {
  await sql`insert into run (source_id, state, read, refused, unplaced) values (${source}, 'done', 10, 1, 1)`.execute(
    db,
  )
  const problems = [[{ key: 'no-whereabouts' }], [{ key: 'name-missing', field: 'name', column: 'NOM' }]].map((one) =>
    JSON.stringify(one),
  )
  await sql`insert into refusal (run_id, member, position, problems, raw)
    select run.id, 'agenda.csv', row.position, row.problems::jsonb, '{"email":"x@example.org"}'
    from run, unnest(${problems}::text[]) with ordinality row(problems, position)`.execute(db)
  const list = await page('/clisson/sources')
  const address = /href="(\/clisson\/sources\/[^"]+)"/.exec(list)![1]!
  const detail = await page(address)
  expect(textOf(detail)).toMatch(/Rien ne dit dans quelle commune.*Ligne 1 .*Colonne « NOM ».*Ligne 2 /s)
  expect(detail).not.toContain('example.org')
  expect((await app.request('http://site.invalid/clisson/sources/inconnue')).status).toBe(404)
})
