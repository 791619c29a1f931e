import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnnouncementText } from './announcement.ts'
import { originsOf } from './origins.ts'

const options = { today: '2026-11-23', timezone: 'Europe/Paris', country: 'FR' }

function told(text: string) {
  return readAnnouncementText(text, { ...options, kind: 'txt' }).events.map((event) => {
    const origins = originsOf(event, text, options)
    return Object.fromEntries(
      Object.entries(origins).map(([field, pieces]) => [field, pieces.map(({ from, to }) => text.slice(from, to))]),
    )
  })
}

test('each value of an announcement is found again where it was read', () => {
  const text = `GRAND LOTO
de l’amicale laïque

Samedi 28 novembre à 20h30
Salle polyvalente, 3 rue de la Vallée
3 € le carton
Contact : 02 40 79 00 00`
  expect(told(text)).toEqual([
    {
      name: ['GRAND LOTO'],
      dates: ['Samedi 28 novembre', '20h30'],
      place: ['Salle polyvalente'],
      street: ['3 rue de la Vallée'],
      price: ['3 €'],
      contact: ['02 40 79 00 00'],
    },
  ])
})

test('of two events on a poster, each has its own pieces', () => {
  const text = `Samedi 5 décembre : concert à 20h, église. Gratuit.
Dimanche 6 décembre : marché de Noël à 10h, place de l’église. Entrée 2 €.`
  const [first, second] = told(text)
  expect(first?.dates).toEqual(['Samedi 5 décembre', '20h'])
  expect(second?.dates).toEqual(['Dimanche 6 décembre', '10h'])
  expect(second?.place).toEqual(['place de l’église'])
})

test('a series is where its rule is told', () => {
  expect(told('Yoga tous les mardis à 19h sauf vacances scolaires, salle des Halles.')[0]?.dates?.[0]).toContain(
    'tous les mardis',
  )
})

test('pieces are always within the text', () => {
  const words = [
    'Loto',
    'samedi 28 novembre',
    '20h30',
    'salle des fêtes',
    '5 €',
    'gratuit',
    '\n',
    ',',
    '02 40 00 00 00',
    'œuvre',
    'İ',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 14 }), (list) => {
      const text = list.join(' ').normalize('NFC')
      for (const event of readAnnouncementText(text, { ...options, kind: 'txt' }).events)
        for (const pieces of Object.values(originsOf(event, text, options)))
          for (const { from, to } of pieces) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeGreaterThan(from)
            expect(to).toBeLessThanOrEqual(text.length)
          }
    }),
    { numRuns: 150 },
  )
})
