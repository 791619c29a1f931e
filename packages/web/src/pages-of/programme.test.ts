import { writers } from '@wiker/connector/formats/writers.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { addPage } from '../testing/pages.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let site: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => site)
let page = 0

beforeAll(async () => {
  site = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, page, publication cascade`.execute(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
  await grantEverybody(database, '44015', '44195')
  ;({ page } = await addPage(database, { town: '44015', name: 'Théâtre du Don', owner: 'inhabitant@example.org' }))
})

const season = [
  ['Date', 'Heure', 'Titre', 'Lieu', 'Tarif'],
  ['samedi 5 décembre 2026', '20h30', 'L’Avare', 'Théâtre', '12 €'],
  ['12/12/2026', '15:00', 'Contes d’hiver', 'Médiathèque', 'gratuit'],
  ['32/13/2026', '20h', 'La date impossible', 'Théâtre', ''],
  ['16 janvier 2027', '20h30', 'Concert du nouvel an', 'Église', '8 €'],
]
const send = (rows: string[][], more: Record<string, string> = {}) =>
  post('inhabitant', `/mon-espace/${page}/programme`, { lignes: rows.map((row) => row.join('\t')).join('\n'), ...more })

test('A pasted season is shown line by line with the days it means, and the line that is wrong with why', async () => {
  const answer = await send(season)
  const html = await answer.text()
  const text = html.replace(/<[^>]+>/g, ' ').replace(/[\u00a0\u202f]/g, ' ')
  for (const said of ['samedi 5 décembre', 'samedi 12 décembre', 'samedi 16 janvier', '20 h 30', 'Médiathèque'])
    expect(text).toContain(said)
  expect(text).toMatch(/La date impossible[\s\S]*Ligne 3/)
  expect(await publicationsOf(db, { page })).toEqual([])

  const garde = html.match(/name="garde" value="([^"]+)"/)![1]!
  const fields = new FormData()
  for (const [name, value] of [
    ['garde', garde],
    ['do', 'publier'],
    ['ligne', '1'],
    ['ligne', '4'],
    ['ligne', '3'],
  ])
    fields.append(name!, value!)
  expect((await post('inhabitant', `/mon-espace/${page}/programme`, fields)).headers.get('location')).toBe(
    `/mon-espace/${page}?fait=programme&n=2`,
  )
  const kept = await publicationsOf(db, { page })
  expect(kept.map(({ record, state }) => [record.name, state]).sort()).toEqual([
    ['Concert du nouvel an', 'published'],
    ['L’Avare', 'published'],
  ])
  expect(kept[0]!.record).toMatchObject({ organizer: { name: 'Théâtre du Don' } })
  expect(await textOf(get(undefined, '/blain/agenda'))).toContain('L’Avare')
})

test('As drafts nobody sees them; a dropped file does as well as a pasted table', async () => {
  const fields = new FormData()
  fields.append(
    'fichier',
    new File([season.map((row) => row.join(';')).join('\r\n')], 'saison.csv', { type: 'text/csv' }),
  )
  const html = await (await post('inhabitant', `/mon-espace/${page}/programme`, fields)).text()
  const garde = html.match(/name="garde" value="([^"]+)"/)![1]!
  await post('inhabitant', `/mon-espace/${page}/programme`, { garde, do: 'brouillons', ligne: '2' })
  expect((await publicationsOf(db, { page })).map(({ record, state }) => [record.name, state])).toEqual([
    ['Contes d’hiver', 'draft'],
  ])
})

test('An Excel workbook is read too', async () => {
  async function* shows() {
    yield {
      type: 'Event' as const,
      id: 'urn:wiker:event:1',
      name: 'Récital',
      startDate: '2027-02-06T20:30:00+01:00',
      eventStatus: 'scheduled' as const,
    }
  }
  const pieces: Uint8Array[] = []
  for await (const piece of writers.xlsx.write(shows(), { now: '2026-11-23T11:00:00Z' })) pieces.push(piece)
  const fields = new FormData()
  fields.append('fichier', new File([Buffer.concat(pieces)], 'saison.xlsx'))
  const text = await textOf(post('inhabitant', `/mon-espace/${page}/programme`, fields))
  expect(text).toMatch(/Récital samedi 6 février 2027\W+20 h 30/)
})

test.each(['', 'bonjour', '<script>alert(1)</script>'])(
  'What is no table (%j) gets an answer, and is not lost',
  async (lignes) => {
    const answer = await post('inhabitant', `/mon-espace/${page}/programme`, { lignes })
    const html = await answer.text()
    expect([200, 422]).toContain(answer.status)
    expect(html).not.toContain('<script>alert')
    expect(await publicationsOf(db, { page })).toEqual([])
  },
)

test('No file of another folder can be named', async () => {
  const answer = await post('inhabitant', `/mon-espace/${page}/programme`, { garde: '../../etc/passwd', do: 'publier' })
  expect(answer.status).toBe(422)
})
