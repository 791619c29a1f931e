import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addRecord, addTown } from '@wiker/town/testing/rows.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../server/app.ts'
import { textOf } from '../testing/desk.ts'
import { depsFor } from '../testing/site.ts'
import { asciiOf, ledText, wrap } from './led.ts'

const database = await testDatabase()
const { db } = database
const app = createApp(depsFor(database))
const town = '44015'

beforeAll(async () => {
  await addTown(db, { code: town, name: 'Blain', slug: 'blain' })
  await addTown(db, { code: '44999', name: 'Le Désert', slug: 'le-desert' })
  const day = (index: number) => `2026-11-${24 + index}`
  for (let index = 0; index < 6; index++)
    await addEvent(
      db,
      { name: `Atelier numéro ${index}`, location: { name: 'Médiathèque' } },
      { town, dates: [`${day(index)}T14:30`] },
    )
  await addEvent(
    db,
    { name: 'Soirée huîtres', advertiser: { name: 'Bar du Port' } },
    { town, dates: ['2026-11-23T19:00'] },
  )
  await addEvent(db, { name: 'Une fête inventée' }, { town, dates: ['2026-11-24T19:00'], example: true })
  await addRecord(db, 'notice', 'Notice', { name: 'Coupure d’eau rue du Canal', severity: 'alert' }, { town })
})

describe('the screen of the town hall', () => {
  test('shows the town hall’s notices first, then the next events, and turns by itself', async () => {
    const html = await (await app.request('/blain/ecran')).text()
    const text = await textOf(new Response(html))
    expect(text.indexOf('Coupure d’eau')).toBeLessThan(text.indexOf('Soirée huîtres'))
    expect(text).toContain('Annonce du commerçant : Bar du Port')
    expect(html).toContain('<meta http-equiv="refresh" content="20; url=/blain/ecran?page=2"/>')
    expect(text).toContain('1 sur 2')
    // An alert takes the place of an event.
    expect(html.match(/class="screen__item"/g)).toHaveLength(4)
    const second = await (await app.request('/blain/ecran?page=2')).text()
    expect(second).toContain('url=/blain/ecran"')
    expect(second).toContain('Atelier numéro 5')
  })

  test('shows the last turn when asked for one that is no more, and says when there is nothing', async () => {
    expect(await (await app.request('/blain/ecran?page=99')).text()).toContain('Atelier numéro 5')
    expect(await textOf(app.request('/le-desert/ecran'))).toContain('Rien d’annoncé ces jours-ci au Désert')
  })
})

describe('the panel of lamps', () => {
  const panel = async (query = '') => (await app.request(`/blain/panneau.txt${query}`)).text()

  test('is told the notices, then what comes, an advertisement as one, and nothing made up', async () => {
    const text = await panel('?largeur=40')
    expect(text.startsWith('Coupure d’eau rue du Canal\n\n')).toBe(true)
    expect(text.replaceAll('\n', ' ')).toContain('Annonce du commerçant : Bar du Port')
    expect(text).not.toContain('inventée')
  })

  test('in capitals and ASCII has nothing that an old panel does not know', async () => {
    const text = await panel('?largeur=16&lignes=3&majuscules=1&ascii=1')
    expect(text).toContain('MAR. 24 NOV.\n14H30\nATELIER NUMERO 0\n')
    expect(text).toMatch(/^[\x20-\x60{|}~\n]+$/)
    // The label of an advertisement does not fit: it is not shown without.
    expect(text).not.toContain('HUITRES')
    for (const message of text.trim().split('\n\n')) expect(message.split('\n').length).toBeLessThanOrEqual(3)
  })

  test.each(['?largeur=3', '?largeur=99999', '?largeur=abc', '?lignes=-1'])(
    '%s gets a sensible width',
    async (query) => {
      const widths = (await panel(query)).split('\n').map((line) => [...line].length)
      expect(Math.max(...widths)).toBeLessThanOrEqual(120)
    },
  )

  test('has no line wider than asked for, and loses no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 8, max: 60 }), (text, width) => {
        const lines = wrap(text, width)
        expect(lines.every((line) => [...line].length <= width)).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/\s/g, ''))
      }),
    )
  })

  test('in ASCII keeps what the words say', () => {
    expect(asciiOf('« Cœur d’été » – 5 €, ça va : là-bas…')).toBe('"Coeur d\'ete" - 5 EUR, ca va : la-bas...')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 8, max: 40 }), (text, width) => {
        const options = { width, lines: 0, capitals: true, ascii: true }
        for (const line of ledText([{ parts: [text], whole: 0 }], options).split('\n')) {
          expect(line).toMatch(/^[\x20-\x7e]*$/)
          expect(line.length).toBeLessThanOrEqual(width)
        }
      }),
    )
  })
})
