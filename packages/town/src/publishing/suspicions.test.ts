import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addTown } from '../testing/rows.ts'
import { keepDraft } from './keep-draft.ts'
import { type Suspicion, suspicionsOf, suspicionsOfSender } from './suspicions.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-23T11:00:00Z')

describe('What the words let suspect', () => {
  const spam: [title: string, text: string, why: Suspicion[]][] = [
    ['Super offre', 'https://a.example https://b.example www.c.example', ['many-links']],
    ['Visitez https://a.example', '', ['link-in-title']],
    ['Soirée', 'Inscription : bit.ly/3xyz', ['hidden-link']],
    ['Soirée', '<a href="https://a.example">ici</a>', ['markup']],
    ['Soirée', '[url=x]ici[/url]', ['markup']],
    ['Лучшие предложения недели только для вас сегодня', 'Звоните', ['other-script']],
    ['Casino en ligne', 'Gagner de l’argent', ['spam-words']],
    ['Prêt entre particuliers', 'Crédit sans justificatif', ['spam-words']],
  ]
  test.each(spam)('%s %s', (title, text, why) => expect(suspicionsOf({ title, text })).toEqual(why))

  const good = [
    ['GRAND LOTO DE L’AMICALE !!!', 'Nombreux lots : TV, jambon, bons d’achat. Réservation au 02 40 00 00 00.'],
    ['Vide-grenier', 'Inscriptions sur www.comite-des-fetes.example ou par courriel : fetes@example.org'],
    ['Concert de la chorale « Ó mo Dhúchas »', 'Entrée libre, au chapeau. https://chorale.example'],
    ['Casinos et jeux de table : après-midi jeux', 'La ludothèque propose de découvrir des jeux.'],
    ['Conférence sur le bitume et la crypte', 'Par un marin du port.'],
  ] as const
  test.each(good)('not a loto, a sale, a choir: %s', (title, text) => expect(suspicionsOf({ title, text })).toEqual([]))
})

test('The same text in three other towns, very many in a day, or refused ones alone', async () => {
  for (const code of ['1', '2', '3', '4']) await addTown(db, { code, name: `Bourg ${code}`, slug: `bourg-${code}` })
  const title = 'Loto'
  const send = async (town: string, state: string, more: object = {}) => {
    const record = { type: 'Event' as const, name: title, eventStatus: 'scheduled' as const, ...more }
    const kept = await keepDraft(db, { town, kind: 'event', record, email: 'Jean@example.org' }, now)
    await sql`update publication set state = ${state} where id = ${kept.ok ? kept.publication.id : 0}`.execute(db)
  }
  const ask = () => suspicionsOfSender(db, { email: 'jean@example.org', title, text: '', town: '1', now })
  expect(await ask()).toEqual([])
  for (const town of ['2', '3', '4']) await send(town, 'waiting')
  expect(await ask()).toEqual(['sent-elsewhere'])
  for (let i = 0; i < 2; i++) await send('1', 'refused', { name: `Autre ${i}` })
  expect(await ask()).toEqual(['sent-elsewhere', 'sends-much', 'refused-before'])
  await sql`update publication set published_at = now() where state = 'waiting'`.execute(db)
  expect(await ask()).toEqual(['sent-elsewhere'])
})
