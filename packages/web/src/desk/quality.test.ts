import { readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { writeXlsxRows } from '@wiker/connector/formats/xlsx/write.ts'
import { writePackage } from '@wiker/connector/formats/xml/write-package.ts'
import { readSource } from '@wiker/harvest'
import { addSource, emptyTown } from '@wiker/harvest/layers/testing.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'

const csv = [
  'Titre;Date;Lieu;Commune;Latitude;Longitude;Courriel',
  'Loto;2026-12-05;Salle Jollan;Blain;47,4762;-1,7627;comite@blain.example',
  'Bal;31/02/2026;Halle;Blain;47,4770;-1,7630;bal@blain.example',
  'Concert;2026-12-19;Église;Blain;47,4765;-1,7620;chorale(at)blain',
].join('\n')
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/csv; charset=utf-8' }).end(csv)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/agenda.csv`

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
// What is written on the way lies where nothing else does.
process.env.TMPDIR = deps.desk!.files
deps.desk!.house.network = { allowHosts: ['127.0.0.1'] }
let signedIn: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => signedIn)

beforeAll(async () => {
  signedIn = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await emptyTown(db)
  await sql`insert into town (code, name, slug, timezone, opened_at)
    values ('44195', 'Savenay', 'savenay', 'Europe/Paris', now())`.execute(db)
  await grantEverybody(database, '44015', '44195')
})
afterAll(async () => {
  await rm(deps.desk!.files, { recursive: true, force: true })
  await new Promise((resolve) => server.close(resolve))
})

const dropped = (
  fields: Record<string, string> = {},
  content: string | Uint8Array<ArrayBuffer> = csv,
  name = 'agenda été.csv',
) => {
  const form = new FormData()
  form.set('file', new File([content], name))
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  return post('animator', '/bureau/sources/ajouter', form)
}

async function added(...file: [content?: string | Uint8Array<ArrayBuffer>, name?: string]): Promise<number> {
  const answer = await dropped({ do: 'add' }, ...file)
  return Number(answer.headers.get('location')!.split('/').at(-1))
}

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return new Uint8Array(Buffer.concat(all))
}

async function* rowsOf(text: string): AsyncGenerator<string[]> {
  for (const line of text.split('\n')) yield line.split(';')
}

const leftBehind = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('wiker-repaired-'))

describe('The report for who publishes a source', () => {
  test('is led to from its page, and tells each fault with its line, its column and what to write', async () => {
    const path = `/bureau/sources/${await added()}`
    expect(await (await get('animator', path)).text()).toContain(`href="${path}/qualite"`)
    const page = await textOf(get('townHall', `${path}/qualite`))
    expect(page).toMatch(
      /Ligne 3, colonne « Date » : « 31\/02\/2026 » n’existe pas dans le calendrier\. Écrivez la date/,
    )
    expect(page).toMatch(/Ligne 4, colonne « Courriel » : « chorale\(at\)blain » n’est pas une adresse électronique/)
    expect(page).toMatch(/Valeurs : [B-E] /)
    expect(page).toContain('Télécharger le fichier réparé')
  })

  test('is in the language of who reads it', async () => {
    const page = await textOf(get('animator', `/en/bureau/sources/${await added()}/qualite`))
    expect(page).toMatch(/Line 3, column “Date”: .*31\/02\/2026.* calendar/)
  })

  test('is for those who may see the source, and the file too', async () => {
    const path = `/bureau/sources/${await added()}`
    for (const one of ['qualite', 'fichier-repare']) {
      for (const who of ['animator', 'townHall', 'operator'] as const)
        expect([who, (await get(who, `${path}/${one}`)).status]).toEqual([who, 200])
      for (const who of ['elsewhere', 'inhabitant'] as const)
        expect([who, (await get(who, `${path}/${one}`)).status]).toEqual([who, 403])
      const nobody = await textOf(get(undefined, `${path}/${one}`))
      expect(nobody).not.toContain('31/02/2026')
    }
  })

  test('is not of a source of the whole country', async () => {
    const id = await addSource(db, 'nationale', { towns: ['44015'], settings: { national: true } } as never)
    expect((await readSource(db, id))!.settings.national).toBe(true)
    expect((await get('operator', `/bureau/sources/${id}/qualite`)).status).toBe(403)
  })

  test('says why when nothing can be read, and gives no file', async () => {
    const id = await addSource(db, 'perdue', { towns: ['44015'], url: '/nulle/part.csv' })
    const path = `/bureau/sources/${id}`
    expect(await (await get('animator', `${path}/qualite`)).text()).toContain('role="alert"')
    const file = await get('animator', `${path}/fichier-repare`)
    expect([file.status, file.headers.get('location')]).toEqual([303, `${path}/qualite`])
    expect(await leftBehind()).toEqual([])
  })
})

describe('The repaired file', () => {
  test('has the publisher’s rows and columns, mended cells, and why the others need a person', async () => {
    const answer = await get('animator', `/bureau/sources/${await added()}/fichier-repare`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain(`attachment; filename="agendaete-repare.csv"`)
    expect(answer.headers.get('content-disposition')).toContain('agenda%20%C3%A9t%C3%A9-repare.csv')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const lines = (await answer.text())
      .replace(/^\ufeff/, '')
      .trim()
      .split(/\r?\n/)
    expect(lines[0]).toBe('Titre;Date;Lieu;Commune;Latitude;Longitude;Courriel;à corriger')
    expect(lines[1]).toMatch(/^Loto;2026-12-05;Salle Jollan;Blain;47\.4762;-1\.7627;comite@blain\.example;$/)
    expect(lines[2]).toMatch(/^Bal;31\/02\/2026;.*Date : « 31\/02\/2026 » n’existe pas/)
    expect(lines[3]).toMatch(/chorale\(at\)blain.*Courriel/)
    await expect.poll(leftBehind).toEqual([])
  })

  test('read again has nothing left to repair', async () => {
    const first = await (await get('animator', `/bureau/sources/${await added()}/fichier-repare`)).text()
    const page = await textOf(get('animator', `/bureau/sources/${await added(first)}/qualite`))
    expect(page).toContain('Aucune cellule n’était à corriger')
    const again = await (await get('animator', `/bureau/sources/${await added(first)}/fichier-repare`)).text()
    expect(again).toBe(first)
  })

  test('of a workbook is a workbook', async () => {
    const path = `/bureau/sources/${await added(await bytesOf(writeXlsxRows(rowsOf(csv))), 'agenda.xlsx')}`
    const answer = await get('animator', `${path}/fichier-repare`)
    expect(answer.headers.get('content-disposition')).toContain('agenda-repare.xlsx')
    const again = await added(new Uint8Array(await answer.arrayBuffer()), 'agenda.xlsx')
    const page = await textOf(get('animator', `/bureau/sources/${again}/qualite`))
    expect(page).toContain('Aucune cellule n’était à corriger')
    expect(page).toContain('31/02/2026')
  })

  test('of several tables in one is one for each, and none takes the place of all', async () => {
    const other = csv.replaceAll('Blain', 'Savenay')
    const zip = await bytesOf(
      writePackage([
        { path: 'blain.csv', text: csv },
        { path: 'savenay.csv', text: other },
      ]),
    )
    expect(await (await dropped({}, zip, 'agendas.zip')).text()).not.toContain('value="repair"')
    const path = `/bureau/sources/${await added(zip, 'agendas.zip')}`
    const html = await (await get('animator', `${path}/qualite`)).text()
    const files = [...html.matchAll(/href="([^"]*fichier-repare[^"]*)"/g)].map(([, href]) => href!)
    expect(files).toEqual([`${path}/fichier-repare?tableau=0`, `${path}/fichier-repare?tableau=1`])
    const second = await get('animator', files[1]!)
    expect(second.headers.get('content-disposition')).toContain('savenay-repare.csv')
    expect(await second.text()).toContain('Salle Jollan;Savenay;47.4762')
    expect((await get('animator', `${path}/fichier-repare?tableau=7`)).status).toBe(303)
  })

  test('of a calendar there is none: the report alone', async () => {
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//x//y//FR',
      'BEGIN:VEVENT',
      'UID:1',
      'DTSTART:20261205T203000',
      'SUMMARY:Loto',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const path = `/bureau/sources/${await added(ics, 'agenda.ics')}/qualite`
    const page = await textOf(get('animator', path))
    expect(page).toContain('1 fiche lue')
    expect(page).not.toContain('Télécharger le fichier réparé')
  })

  test('asked for by its head leaves nothing behind', async () => {
    const path = `/bureau/sources/${await added()}/fichier-repare`
    const headers = { cookie: signedIn.cookies.animator }
    expect((await signedIn.app.request(path, { method: 'HEAD', headers })).status).toBe(200)
    expect(await leftBehind()).toEqual([])
  })
})

describe('In the preview', () => {
  const hidden = (html: string, name: string) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))![1]!

  test('a dropped file is replaced by the repaired one in a press, and added as such', async () => {
    const html = await (await dropped()).text()
    expect(html).toContain('name="do" value="repair"')
    expect(html).toContain('Prendre le fichier réparé')
    const kept = hidden(html, 'kept')
    const fields = { kept, town: '44015', name: 'Le comité' }
    const mended = await (await post('animator', '/bureau/sources/ajouter', { ...fields, do: 'repair' })).text()
    expect(mended).toContain('a pris la place du vôtre')
    expect(mended).not.toContain('name="do" value="repair"')
    expect(hidden(mended, 'kept')).not.toBe(kept)
    const taken = { ...fields, kept: hidden(mended, 'kept'), do: 'add' }
    const answer = await post('animator', '/bureau/sources/ajouter', taken)
    const source = await readSource(db, Number(answer.headers.get('location')!.split('/').at(-1)))
    expect(source).toMatchObject({ name: 'Le comité' })
    expect(source!.url).toContain(taken.kept)
    expect(await leftBehind()).toEqual([])
  })

  test('a file without a fault is offered no other', async () => {
    const html = await (await dropped({}, 'Titre;Date;Commune\nLoto;2026-12-05;Blain\nBal;2026-12-06;Blain\n')).text()
    expect(html).not.toContain('value="repair"')
  })

  test('of an address the repaired file is for its publisher', async () => {
    const html = await (await post('animator', '/bureau/sources/ajouter', { address })).text()
    expect(html).not.toContain('value="repair"')
    expect(html).toContain('name="do" value="repaired"')
    const answer = await post('animator', '/bureau/sources/ajouter', { address, do: 'repaired' })
    expect(answer.headers.get('content-disposition')).toContain('agenda-repare.csv')
    expect(await answer.text()).toContain('47.4762;-1.7627')
    const forbidden = await post('inhabitant', '/bureau/sources/ajouter', { address, do: 'repaired' })
    expect(forbidden.status).toBe(403)
  })
})
