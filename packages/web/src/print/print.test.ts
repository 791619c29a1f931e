import { PDFiumLibrary } from '@hyzyla/pdfium'
import { closePress } from '@wiker/platform/pdf/typeset.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addTown } from '@wiker/town/testing/rows.ts'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { words } from '../formatting/words.ts'
import { receivePicture } from '../pictures/receive.ts'
import { createApp } from '../server/app.ts'
import { textOf } from '../testing/desk.ts'
import { depsFor, publicUrl } from '../testing/site.ts'
import type { Announced, AnnouncedDay } from './announced.ts'
import { fitWeek, leftOut, linesOf } from './fit.ts'
import { qrSvg } from './qr.ts'
import { a4, weekSheet } from './week-sheet.ts'

const database = await testDatabase()
const { db } = database
const deps = depsFor(database)
const app = createApp(deps)
afterAll(closePress)

let loto = ''

beforeAll(async () => {
  const blain = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44999', name: 'Le Désert', slug: 'le-desert' })
  const picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#cc8833' } })
    .jpeg()
    .toBuffer()
  const received = await receivePicture(deps.files, db, {
    bytes: picture,
    words: { alt: 'Des cartons de loto', credit: 'Jeanne', licence: '' },
    town: blain.code,
    person: null,
    now: new Date(),
  })
  if (!received.ok) throw new Error(received.key)
  const event = (name: string, startsAt: string, more: object = {}) =>
    addEvent(db, { name, startDate: startsAt, ...more }, { town: blain.code, dates: [startsAt.slice(0, 16)] })
  await event('Loto de l’école', '2026-11-28T14:00:00+01:00', {
    location: { name: 'Salle des fêtes' },
    price: 5,
    image: { url: publicUrl + received.path, alt: 'Des cartons de loto', credit: 'Jeanne' },
  })
  await event('Dégustation', '2026-11-27T18:00:00+01:00', { advertiser: { name: 'Cave du Canal' } })
  await event('Bal', '2026-11-29T15:00:00+01:00', { eventStatus: 'cancelled' })
  loto = /\/blain\/agenda\/loto[\w-]+/.exec(await (await app.request('/blain/agenda')).text())![0]
})

/** The pages of a PDF, each with the text that a screen reader finds. */
async function read(answer: Response | Promise<Response>): Promise<{ pages: string[]; size: [number, number] }> {
  const given = await answer
  expect([given.status, given.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(new Uint8Array(await given.arrayBuffer()))
  const pages = [...document.pages()]
  const { originalWidth, originalHeight } = pages[0]!.getOriginalSize()
  const texts = pages.map((page) => page.getText().replaceAll(/[\s\u00a0\u202f]+/g, ' '))
  document.destroy()
  return { pages: texts, size: [Math.floor(originalWidth), Math.floor(originalHeight)] }
}

describe('the week on one sheet', () => {
  test('says what is announced, what is cancelled, and that an advertisement is one, on the page and in the PDF', async () => {
    const page = await textOf(app.request('/blain/semaine'))
    const { pages, size } = await read(app.request('/blain/semaine.pdf'))
    expect([pages.length, size]).toEqual([1, [595, 841]])
    for (const text of [page, pages[0]!]) {
      expect(text).toContain('Samedi 28 novembre')
      expect(text).toMatch(/14 h Loto de l’école – Salle des fêtes – 5(,00)? €/)
      expect(text.toLowerCase()).toContain('bal – annulé')
      expect(text).toContain('Dégustation – Annonce du commerçant : Cave du Canal')
      expect(text).toContain('wiker.example/blain')
    }
  })

  test('of a town where nothing is announced says so', async () => {
    expect(await textOf(app.request('/le-desert/semaine'))).toContain('Rien d’annoncé cette semaine au Désert')
    expect((await read(app.request('/le-desert/semaine.pdf'))).pages[0]).toContain('Rien d’annoncé')
  })

  test('begins on the day asked for, and never on one that is none', async () => {
    expect(await textOf(app.request('/blain/semaine?from=2026-11-30'))).toContain('du 30 novembre au 6 décembre 2026')
    for (const from of ['2020-01-01', 'demain', '2026-02-31', "';drop"])
      expect(await textOf(app.request(`/blain/semaine?from=${encodeURIComponent(from)}`))).toContain(
        'du 23 au 29 novembre',
      )
  })
})

const item = (name: string, comesBack = false): Announced => ({
  id: name,
  path: '',
  town: 'blain',
  day: '2026-11-24',
  name,
  hour: '20 h',
  where: 'Salle polyvalente de la Garenne',
  price: 'gratuit',
  status: '',
  cancelled: false,
  advert: '',
  example: '',
  category: null,
  comesBack,
}) // prettier-ignore

const someDays = (most: number) =>
  fc
    .array(fc.array(fc.tuple(fc.integer({ min: 3, max: 150 }), fc.boolean()), { minLength: 1, maxLength: most }), {
      maxLength: 7,
    })
    .map((days): AnnouncedDay[] =>
      days.map((items, index) => ({
        day: `2026-11-${23 + index}`,
        items: items.map(([letters, back]) => item('Grande tombola de la '.repeat(8).slice(0, letters), back)),
      })),
    )

describe('a week too full for its sheet', () => {
  test('is cut so that it fits, and says how many are left out', () => {
    fc.assert(
      fc.property(someDays(30), (days) => {
        const fitted = fitWeek(days, a4)
        const all = days.flatMap(({ items }) => items).length
        expect(fitted.flatMap(({ items }) => items).length + leftOut(fitted)).toBe(all)
        expect(linesOf(fitted, a4.letters) <= a4.lines || fitted.every(({ items }) => items.length === 0)).toBe(true)
      }),
    )
  })

  test('keeps something of every day, what happens once before what comes back', () => {
    const tuesday = Array.from({ length: 30 }, (_, index) => item(`Cours ${index}`, true))
    const days = [
      { day: '2026-11-24', items: [...tuesday, item('Concert')] },
      { day: '2026-11-29', items: [item('Loto')] },
    ]
    const [first, last] = fitWeek(days, a4)
    expect(first!.items.map(({ name }) => name)).toContain('Concert')
    expect(first!.left).toBeGreaterThan(0)
    expect(last!.items).toHaveLength(1)
    const sheet = weekSheet(
      days,
      { town: { name: 'Blain', slug: 'blain' }, from: '2026-11-23', today: '2026-11-23' },
      publicUrl,
      words.fr,
    )
    expect(sheet.more.replaceAll('\u2060', '')).toMatch(/^Et \d+ autres rendez-vous sur wiker\.example\/blain$/)
  })
})

describe('a poster', () => {
  test.each([
    ['a4', [595, 841]],
    ['a5', [419, 595]],
  ])('in %s is one page with the name, the day, the hour, the hall and a code', async (format, size) => {
    const poster = await read(app.request(`${loto}/affiche.pdf?format=${format}`))
    expect([poster.pages.length, poster.size]).toEqual([1, size])
    for (const part of [
      'Loto de l’école',
      'samedi 28 novembre',
      '14 h',
      'Salle des fêtes',
      'Photo',
      'Jeanne',
      'Tout savoir',
    ])
      expect(poster.pages[0]).toContain(part)
  })

  test('shows the same on its page, with its picture', async () => {
    const html = await (await app.request(`${loto}/affiche`)).text()
    expect(html).toMatch(/<img src="\/photos\/[0-9a-f]{32}-900x600\.jpg"/)
    expect(html).toContain('alt="Des cartons de loto"')
  })

  test('of an event that does not exist is none', async () => {
    expect((await app.request('/blain/agenda/rien-0000000000/affiche.pdf')).status).toBe(404)
  })
})

test('a code holds the address it was made of, with a white border', () => {
  expect(qrSvg('https://wiker.example/blain')).toMatch(/^<svg [^>]+><path d="M2 2h7v1h-7z/)
})
