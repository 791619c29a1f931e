import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pdf } from '@wiker/connector/testing/pdf.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { readDeeds } from '@wiker/town/people/audit.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { silent } from '../testing/site.ts'
import { readAddress } from './from-address.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
let people: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => people)
const town = '44015'

beforeAll(async () => {
  people = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  await sql`truncate town, publication, match_block, mail, audit, door_item cascade`.execute(db)
  await addTown(db, {
    code: town,
    name: 'Blain',
    slug: 'blain',
    postalCodes: ['44130'],
    latitude: 47.476,
    longitude: -1.763,
  })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.44, longitude: -1.8 })
  await grantEverybody(database, town, '44195')
})

const door = '/bureau/blain/apporter'
const poster = () =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="900" height="900" fill="#fdf6e0"/>
    ${[
      'GRAND LOTO',
      'de l’amicale laïque',
      'Samedi 28 novembre 2026',
      'à 20 h 30',
      'Salle polyvalente',
      '3 € le carton',
    ]
      .map(
        (line, row) =>
          `<text x="450" y="${140 + row * 130}" font-size="58" font-family="DejaVu Sans" text-anchor="middle">${line}</text>`,
      )
      .join('')}</svg>`),
  )
    .jpeg()
    .toBuffer()

/** Brings files, and gives the page one is sent to. */
async function bring(
  files: Record<string, [name: string, bytes: Uint8Array | string]>,
  fields: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [field, [name, bytes]] of Object.entries(files)) form.append(field, new File([bytes as BlobPart], name))
  for (const [field, text] of Object.entries(fields)) form.set(field, text)
  const answer = await post('animator', door, form)
  return answer.headers.get('location') ?? ''
}

async function follow(path: string) {
  const answer = await get('animator', path)
  const next = answer.headers.get('location')
  return next ? get('animator', next) : answer
}

const idOf = async () => (await sql<{ id: number }>`select max(id)::int as id from door_item`.execute(db)).rows[0]!.id
const agenda = () => textOf(get(undefined, '/blain/agenda'))
const typed = {
  name: 'Grand loto',
  place: 'Salle polyvalente',
  street: '',
  organizer: 'Amicale laïque',
  price: '3 €',
  description: '',
}

describe('A photo of a poster', () => {
  test('is read, shown with a frame around each value, and in the agenda once a person said so', async () => {
    const path = await bring({ photo: ['affiche.jpg', await poster()] })
    const page = await (await follow(path)).text()
    expect(page).toContain('value="GRAND LOTO"')
    expect(page).toContain('value="Salle polyvalente"')
    for (const field of ['name', 'dates', 'place', 'price'])
      expect(page).toMatch(new RegExp(`<g class="zone zone--${field}"><rect x="\\d`))
    expect(await textOf(new Response(page))).toContain('samedi 28 novembre, à 20 h 30')
    expect(await agenda()).not.toContain('Grand loto')
    const id = await idOf()
    const answer = await post('animator', `${door}/${id}/1`, { ...typed, do: 'confirmer', poster: '1' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/blain\/agenda\//)
    expect(await agenda()).toContain('Grand loto')
    const { rows } = await sql<{ image: string }>`select record -> 'image' ->> 'url' as image from publication`.execute(
      db,
    )
    expect(rows[0]!.image).toMatch(/\/photos\/[0-9a-f]{32}/)
    expect((await readDeeds(db, { towns: [town] })).map(({ action }) => action)).toContain('door.bring')
    // Twice is once.
    expect((await post('animator', `${door}/${id}/1`, { ...typed, do: 'confirmer' })).status).toBe(409)
  })

  test('without a word on it stays beside an empty form', async () => {
    const sky = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#7aa' } })
      .png()
      .toBuffer()
    const path = await bring({ fichier: ['ciel.png', sky] })
    expect(await textOf(get('animator', path))).toContain('Aucun texte ne se lit sur cette image')
    const answer = await post('animator', path, { do: 'saisir' })
    const form = await (await get('animator', answer.headers.get('location')!)).text()
    expect(form).toContain(`${path}/image`)
    expect(form).toContain('name="when"')
    expect((await get('animator', `${path}/image`)).headers.get('content-type')).toBe('image/jpeg')
  })

  test('of an iPhone is refused with what to do', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(60)])
    const path = await bring({ photo: ['IMG_1.HEIC', heic] })
    expect(await textOf(get('animator', path))).toMatch(/HEIC/)
  })
})

describe('A PDF', () => {
  test('gives its own text, framed on the picture of its page', async () => {
    const lines = [
      'GRAND LOTO',
      'Samedi 28 novembre 2026 a 20h30',
      'Salle polyvalente',
      'Renseignements au secretariat',
    ]
    const bytes = pdf([lines.map((text, row) => ({ x: 80, y: 760 - row * 60, text }))])
    const page = await (await follow(await bring({ fichier: ['affiche.pdf', bytes] }))).text()
    expect(page).toContain('value="GRAND LOTO"')
    // The date stands in the upper left quarter of the page.
    const [, x, y] = /<g class="zone zone--dates"><rect x="([\d.]+)" y="([\d.]+)"/.exec(page)!
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(page.slice(page.indexOf('door-picture')))!
    expect(Number(x) / Number(width)).toBeLessThan(0.3)
    expect(Number(y) / Number(height)).toBeLessThan(0.3)
  })

  test('that is locked or broken is refused with what to do', async () => {
    const path = await bring({ fichier: ['a.pdf', Buffer.from('%PDF-1.4 rien')] })
    expect(await textOf(get('animator', path))).toMatch(/PDF/)
  })
})

describe('A text', () => {
  test('is marked where each value was read; what is missing is said, and refused beside its field', async () => {
    const path = await bring(
      {},
      {
        texte:
          'Concert de la chorale à l’église de Blain. Entrée libre.\nLa date sera donnée plus tard, le concert aura lieu.',
      },
    )
    const page = await (await follow(path)).text()
    expect(page).toMatch(/<mark class="zone zone--price">/)
    const id = await idOf()
    const refused = await post('animator', `${door}/${id}/1`, { ...typed, do: 'confirmer' })
    expect(refused.status).toBe(422)
    const back = await refused.text()
    expect(back).toContain('href="#when"')
    expect(back).toContain('value="Grand loto"')
    const confirmed = await post('animator', `${door}/${id}/1`, {
      ...typed,
      do: 'confirmer',
      when: 'samedi 12 décembre 20h30',
    })
    expect(confirmed.status).toBe(303)
    expect(await agenda()).toContain('Grand loto')
  })

  test('too short, or nothing at all, comes back with what is wrong', async () => {
    const answer = await post('animator', door, { texte: 'Loto', adresse: 'pas une adresse' })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain('href="#texte"')
    expect(page).toContain('href="#adresse"')
    expect(page).toContain('pas une adresse')
    expect((await post('animator', door, {})).status).toBe(422)
  })

  test('that is like something announced already is confirmed only once that is answered', async () => {
    const text = { texte: 'Grand loto de l’amicale, samedi 28 novembre à 20h30, salle polyvalente.' }
    await bring({}, text)
    await post('animator', `${door}/${await idOf()}/1`, { ...typed, do: 'confirmer' })
    await bring({}, text)
    const second = `${door}/${await idOf()}/1`
    const asked = await post('animator', second, { ...typed, do: 'confirmer' })
    expect(asked.status).toBe(422)
    const same = /name="same" value="(urn:[^"]+)"/.exec(await asked.text())![1]!
    expect((await post('animator', second, { ...typed, do: 'confirmer', same })).status).toBe(303)
    expect((await agenda()).match(/Grand loto/g)).toHaveLength(1)
  })
})

describe('A table', () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `Randonnée n° ${i + 1};${String((i % 28) + 1).padStart(2, '0')}/12/2026;09:00;Étang de la Lande;${i % 3 === 0 ? '' : '3 €'}`,
  )
  const csv = `Titre;Date;Heure;Lieu;Tarif\n${rows.join('\n')}\n`

  test('of forty events gives forty drafts, each value with its cell, confirmed together', async () => {
    const path = await bring({ fichier: ['randos.csv', csv] })
    const page = await textOf(get('animator', path))
    expect(page).toContain('40 annonces lues')
    const one = await textOf(get('animator', `${path}/3`))
    expect(one).toContain('Randonnée n° 3')
    const form = new FormData()
    form.set('do', 'confirmer')
    for (let number = 1; number <= 40; number++) form.append('draft', String(number))
    const answer = await post('animator', path, form)
    expect(answer.headers.get('location')).toBe(`${door}?fait=confirme`)
    const { rows: kept } = await sql<{
      count: number
    }>`select count(*)::int as count from publication where state = 'published'`.execute(db)
    expect(kept[0]!.count).toBe(40)
  }, 60_000)

  test('that lists no events says so, and where it belongs', async () => {
    const path = await bring({
      fichier: ['salles.csv', 'Nom;Adresse\nSalle des fêtes;1 rue du Port\nGymnase;2 rue Haute\n'],
    })
    expect(await textOf(get('animator', path))).toContain('ne contient pas de liste d’événements')
  })
})

test('several things at once are each read by themselves', async () => {
  const form = new FormData()
  form.append('fichier', new File(['Loto samedi 5 décembre à 20h, salle des fêtes.'], 'loto.txt'))
  form.append('fichier', new File(['Concert samedi 12 décembre à 20h30, église.'], 'concert.txt'))
  form.set('texte', 'Vide-greniers dimanche 6 décembre de 8h à 18h, place du marché.')
  expect((await post('animator', door, form)).headers.get('location')).toBe(`${door}?fait=recu`)
  const page = await textOf(get('animator', door))
  for (const name of ['Loto', 'Concert', 'Vide-greniers']) expect(page).toContain(name)
  expect(await textOf(get('animator', '/bureau'))).toContain('3 apports à vérifier')
})

test('a forwarded mail is read with what is attached to it, its HTML never', async () => {
  const eml = [
    'From: Chorale <chorale@example.org>',
    'To: agenda@blain.fr',
    'Subject: TR: Concert de Noel',
    'Date: Mon, 16 Nov 2026 09:12:00 +0100',
    'Message-ID: <1@example.org>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Concert samedi prochain à 20h30, <b>église Saint-Laurent</b>.<script>alert(1)</script><img src="https://spy.example/x.gif"></p>',
    '--b',
    'Content-Type: image/jpeg; name="affiche.jpg"',
    'Content-Disposition: attachment; filename="affiche.jpg"',
    'Content-Transfer-Encoding: base64',
    '',
    (await poster()).toString('base64'),
    '--b--',
    '',
  ].join('\r\n')
  const path = await bring({ fichier: ['concert.eml', eml] })
  const page = await (await follow(path)).text()
  expect(await textOf(new Response(page))).toContain('samedi 21 novembre 2026')
  expect(page).toContain('value="Concert de Noel"')
  expect(page).toMatch(/<mark class="zone zone--organizer">Chorale/)
  expect(await textOf(get('animator', door))).toContain('Grand Loto photo')
  expect(page).not.toMatch(/spy\.example|alert\(1\)/)
})

describe('What is brought', () => {
  test('is for who looks after this town alone', async () => {
    await bring({}, { texte: 'Loto samedi 5 décembre à 20h, salle des fêtes.' })
    const id = await idOf()
    for (const who of [undefined, 'inhabitant', 'townHall', 'elsewhere'] as const)
      for (const path of [door, `${door}/${id}`, `${door}/${id}/1`, `${door}/${id}/image`])
        expect([303, 403]).toContain((await get(who, path)).status)
    expect((await get('elsewhere', `/bureau/savenay/apporter/${id}/1`)).status).toBe(404)
    expect((await post('elsewhere', `/bureau/savenay/apporter/${id}/1`, { ...typed, do: 'confirmer' })).status).toBe(
      404,
    )
    expect(
      (await post('animator', `${door}/${id}/1`, { ...typed, do: 'confirmer' }, 'https://evil.example')).status,
    ).toBe(403)
    expect(await agenda()).not.toContain('Grand loto')
  })
})

describe('An address', () => {
  const server = createServer((request, answer) => {
    if (request.url === '/page') {
      answer.setHeader('content-type', 'text/html; charset=utf-8')
      return answer.end(
        '<html><body><nav>Loto le 1er janvier 2027 à 8h, mairie</nav><main><h1>Bal folk</h1><p>Samedi 5 décembre à 21h, salle des Halles. 8 €</p></main></body></html>',
      )
    }
    answer.statusCode = 404
    return answer.end()
  })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const read = async (path: string, allowHosts: string[]) => {
    const { port } = server.address() as AddressInfo
    const [card] = (await import('@wiker/town/towns/list.ts').then(({ getTownsByCode }) => getTownsByCode(db, [town])))!
    const given = { db, files: deps.files, clock: deps.clock, log: silent, ask: async () => undefined, allowHosts }
    return readAddress(given, `http://127.0.0.1:${port}${path}`, { town: card!, today: '2026-11-23' })
  }

  test('of a page gives what its own text announces, not its menus', async () => {
    const { drafts } = await read('/page', ['127.0.0.1'])
    expect(drafts.map(({ fields }) => [fields.name, fields.dates?.startDate])).toEqual([
      ['Bal folk', '2026-12-05T21:00:00+01:00'],
    ])
  })

  test('of a private network is asked for nothing', async () => {
    await expect(read('/page', [])).rejects.toMatchObject({ problem: { key: 'private-address' } })
  })
})
