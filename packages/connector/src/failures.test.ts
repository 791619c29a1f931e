import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CanonicalRecord, Event } from '@wiker/model'
import { expect, test } from 'vitest'
import { sentenceOf, wordsOf } from './cli/messages.ts'
import { spoken } from './cli/spoken.ts'
import { openSource } from './convert.ts'
import { defaultLimits } from './limits.ts'
import { temporaryFile } from './testing/source.ts'
import { throughAll } from './testing/whole.ts'
import { xlsx } from './testing/workbooks.ts'

/**
 * What has broken other importers of open data, by number, each through the whole pipeline. Numbers 15 to 19, 23, 27 and the days of series of 24
 * are the harvest's: packages/harvest/src/failures.test.ts.
 */

const lines = (...all: string[]) => `${all.join('\n')}\n`
const names = (records: CanonicalRecord[]) => records.map((record) => record.name)
const positions = (records: CanonicalRecord[]) =>
  records.map((record) => ('latitude' in record ? [record.latitude, record.longitude] : []))
const hall = (i: number) => `Salle ${i};${i} rue du Port;44130;Blain;44015`
const hallHeader = 'Nom;Adresse;Code postal;Commune;Code INSEE'

test('failure 1: a file of Windows letters keeps its accents', async () => {
  const text = lines(
    'Nom;Adresse;Commune',
    'Théâtre de l\x92Étang;3 rue de l\x92Église;Guérande',
    'Salle des fêtes;1 place;Besné',
  )
  const { records } = await throughAll('salles.csv', Buffer.from(text, 'latin1'))
  expect(names(records)).toEqual(['Théâtre de l’Étang', 'Salle des fêtes'])
})

test.each([';', ',', '\t', '|'])(
  'failure 2: a table separated by %j is read, and nobody is asked',
  async (separator) => {
    const text = lines(...[hallHeader, hall(1), hall(2), hall(3)].map((line) => line.replaceAll(';', separator)))
    const { records } = await throughAll('salles.csv', text)
    expect(records).toMatchObject([{ name: 'Salle 1', streetAddress: '1 rue du Port', townCode: '44015' }, {}, {}])
  },
)

test('failure 3: numbers with a decimal comma are numbers, positions too', async () => {
  const text = lines(
    'Nom;Adresse;Commune;Latitude;Longitude',
    'Mairie;1 place;Blain;47,4762;-1,7627',
    'Stade;rue;Blain;47,4801;-1,7701',
  )
  expect(positions((await throughAll('lieux.csv', text)).records)).toEqual([
    [47.4762, -1.7627],
    [47.4801, -1.7701],
  ])
})

test('failure 4: latitude and longitude in each other’s place are put right', async () => {
  const text = lines(
    'nom;adresse;latitude;longitude',
    'Mairie;1 place;-1.7627;47.4762',
    'Stade;rue du Stade;-1.7701;47.4801',
  )
  expect(positions((await throughAll('lieux.csv', text)).records)).toEqual([
    [47.4762, -1.7627],
    [47.4801, -1.7701],
  ])
})

test('failure 5: metres of Lambert-93 become degrees', async () => {
  const text = lines(
    'NOM;ADRESSE;X;Y',
    'Stade;rue du Stade;355577.80;6689723.10',
    'Gymnase;avenue de la Gare;355600.00;6689800.00',
  )
  const { crs, records } = await throughAll('equipements.csv', text)
  expect(crs).toBe('EPSG:2154')
  expect(positions(records)[0]).toEqual([expect.closeTo(47.2, 0), expect.closeTo(-1.55, 1)])
})

test('failure 6: title lines above the header are no header', async () => {
  const text = lines(
    'Équipements de la commune;;;;',
    'mis à jour le 3 mars 2026;;;;',
    ';;;;',
    hallHeader,
    hall(1),
    hall(2),
  )
  expect(names((await throughAll('salles.csv', text)).records)).toEqual(['Salle 1', 'Salle 2'])
})

test('failure 7: a line break in a header or a cell is no new row', async () => {
  const text =
    '"Titre de\nla sortie";Date;Lieu;Description\n"Loto";28/11/2026;Salle;"Buvette.\nTombola."\n"Bal";29/11/2026;Place;Entrée libre\n'
  const { records } = await throughAll('agenda.csv', text)
  expect(names(records)).toEqual(['Loto', 'Bal'])
  expect((records[0] as Event).description).toContain('Tombola.')
})

test('failure 8: a quote that never closes swallows no row', async () => {
  const rows = Array.from({ length: 70 }, (_, i) => hall(i))
  rows[3] = rows[3]!.replace('Salle 3', '"Salle 3')
  expect((await throughAll('salles.csv', lines(hallHeader, ...rows))).records).toHaveLength(70)
})

test('failure 9: five figures of something else are no postal code', async () => {
  const text = lines(
    'nom;code_canal;commune;adresse',
    'Écluse de Blain;90210;Blain;quai',
    'Écluse du Gué;90340;Guenrouet;quai',
  )
  expect((await throughAll('ecluses.csv', text)).mapping).not.toHaveProperty('postalCode')
})

test('failure 10: days of a workbook are days, and codes get their lost zero back', async () => {
  const rows = [
    ['Manifestation', 'Date de début', 'Lieu', 'Code INSEE', 'Code postal'],
    ['Loto', 46354, 'Salle', 1004, 1500],
    ['Bal', 46355, 'Place', 1004, 1500],
  ]
  const { records } = await throughAll('agenda.xlsx', xlsx({ Agenda: rows }))
  expect(records).toMatchObject([
    { startDate: '2026-11-28', location: { townCode: '01004', postalCode: '01500' } },
    { startDate: '2026-11-29' },
  ])
})

const nearby = { today: '2026-11-23', allowHosts: ['127.0.0.1'] }

async function started(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/agenda`
}

const calendar = (...events: string[][]) =>
  lines(
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']),
    'END:VCALENDAR',
  )

test('failure 11: a calendar whose identifiers change at each export gives the same events', async () => {
  const file = await temporaryFile('agenda.ics', '')
  const ids = async (edition: string) => {
    await writeFile(file, calendar([`UID:${edition}`, 'SUMMARY:Loto', 'DTSTART:20261128T203000', 'LOCATION:Salle']))
    const source = await openSource(file, { today: '2026-11-23' })
    const found: string[] = []
    for await (const one of source.members[0]!.convert()) if (one.ok) found.push(one.record.id)
    await source.dispose()
    return found
  }
  const first = await ids('first')
  expect(first).toHaveLength(1)
  expect(await ids('second')).toEqual(first)
})

test('failure 12: a series keeps its rule, the days left out, those added and the one that was moved', async () => {
  const text = calendar(
    [
      'UID:1',
      'SUMMARY:Marché',
      'DTSTART;TZID=Europe/Paris:20260901T100000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU',
      'EXDATE;TZID=Europe/Paris:20261020T100000',
      'RDATE;TZID=Europe/Paris:20261102T100000',
    ],
    [
      'UID:1',
      'SUMMARY:Marché',
      'RECURRENCE-ID;TZID=Europe/Paris:20260908T100000',
      'DTSTART;TZID=Europe/Paris:20260909T140000',
    ],
  )
  const { records } = await throughAll('marche.ics', text)
  expect(records).toHaveLength(1)
  expect(records[0]).toMatchObject({
    recurrence: {
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      exdates: ['2026-10-20T10:00:00+02:00'],
      rdates: ['2026-11-02T10:00:00+01:00'],
      overrides: [{ recurrenceId: '2026-09-08T10:00:00+02:00', startDate: '2026-09-09T14:00:00+02:00' }],
    },
  })
})

test.each([
  ['the zone’s name in Windows', 'DTSTART;TZID=Romance Standard Time:20261128T203000'],
  ['no zone', 'DTSTART:20261128T203000'],
  ['a zone nobody knows', 'DTSTART;TZID=Mairie:20261128T203000'],
])('failure 13: an hour with %s is the town’s hour', async (_, start) => {
  const { records } = await throughAll('agenda.ics', calendar(['UID:1', 'SUMMARY:Loto', start]))
  expect(records).toMatchObject([{ startDate: '2026-11-28T20:30:00+01:00' }])
})

test('failure 14: a calendar that lacks its ends is read all the same', async () => {
  const text = lines(
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'SUMMARY:Loto',
    'DTSTART:20261128',
    'BEGIN:VEVENT',
    'SUMMARY:Bal',
    'DTSTART:20261129',
  )
  expect(names((await throughAll('agenda.ics', text)).records)).toEqual(['Loto', 'Bal'])
})

test('failure 20: a page for members is not promised, and what is pasted from it is read', async () => {
  for (const address of [
    'https://www.facebook.com/events/1234567890',
    'https://fb.me/e/1abc',
    'https://m.facebook.com/mairie',
  ]) {
    const source = await openSource(address, { today: '2026-11-23', retries: 0 })
    expect(source.error).toMatchObject({ key: 'walled' })
    expect(sentenceOf(source.error!, wordsOf('fr'))).toContain('collez-le')
    await source.dispose()
  }
  const server = createServer((_, response) =>
    response.writeHead(302, { location: 'https://www.facebook.com/mairie' }).end(),
  )
  const led = await openSource(await started(server), nearby)
  expect(led.error).toMatchObject({ key: 'walled' })
  server.close()
  const pasted =
    'Grand loto de l’amicale laïque\nSamedi 28 novembre à 20h30, salle Henri Dunant à Blain\nBuvette sur place'
  const { records } = await throughAll('annonce.txt', pasted)
  expect(records).toMatchObject([{ type: 'Event', startDate: '2026-11-28T20:30:00+01:00' }])
})

test('failure 21: a place at 0,0 or far out at sea has no position, and keeps what was written', async () => {
  const row = (name: string, latitude: number, longitude: number) =>
    `${name};1 place;44015;Blain;${latitude};${longitude}`
  const text = lines(
    'nom;adresse;code_insee;commune;latitude;longitude',
    row('Mairie', 47.4762, -1.7627),
    row('Stade', 0, 0),
    row('Phare', 46.1, -4.9),
    row('Halle', 47.47, -1.76),
  )
  const { records } = await throughAll('lieux.csv', text)
  expect(positions(records)).toEqual([[47.4762, -1.7627], [], [], [47.47, -1.76]])
  expect(records[2]!.additional).toMatchObject({ latitude: '46.1' })
})

test('failure 22: as many rows come out as went in', async () => {
  const text = lines(hallHeader, ...Array.from({ length: 2345 }, (_, i) => hall(i)))
  const { records, refused } = await throughAll('salles.csv', text)
  expect(records.length + refused).toBe(2345)
  expect(new Set(names(records)).size).toBe(2345)
})

test.each([
  ['2026-03-28', '+01:00'],
  ['2026-03-29', '+02:00'],
  ['2026-10-24', '+02:00'],
  ['2026-10-25', '+01:00'],
])('failure 24: half past eight in the evening of %s is half past eight', async (day, offset) => {
  const text = lines('Titre;Date;Heure;Lieu', `Loto;${day};20h30;Salle`, `Bal;${day};20h30;Place`)
  expect((await throughAll('agenda.csv', text)).records).toMatchObject([{ startDate: `${day}T20:30:00${offset}` }, {}])
})

test('failure 25: commas in the header do not make a table of commas', async () => {
  const text = lines(
    'Nom, prénom, titre;Adresse, complète;Commune',
    ...Array.from({ length: 20 }, (_, i) => `Salle ${i};${i} rue du Port;Blain`),
  )
  const { records } = await throughAll('salles.csv', text)
  expect(records).toHaveLength(20)
  expect(records[4]).toMatchObject({ streetAddress: '4 rue du Port' })
})

test('failure 26: a large file is read as it comes, and one that is too large is refused with its limit', async () => {
  const rows = 60_000
  const text = lines(hallHeader, ...Array.from({ length: rows }, (_, i) => hall(i)))
  const source = await openSource(await temporaryFile('salles.csv', text), { today: '2026-11-23' })
  const before = process.memoryUsage().heapUsed
  let [read, peak] = [0, 0]
  for await (const one of source.members[0]!.convert()) {
    if (one.ok && ++read % 5000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before)
  }
  await source.dispose()
  expect(read).toBe(rows)
  // All its records at once would be more than a kilobyte each.
  expect(peak).toBeLessThan(rows * 1000 * 2)
  const endless = createServer((_, response) => void response.writeHead(200, { 'content-type': 'text/csv' }).end(text))
  const address = await started(endless)
  const large = await openSource(address, { ...nearby, limits: { ...defaultLimits, maxBytes: 1_000_000 } })
  endless.close()
  expect(large.error).toMatchObject({ key: 'too-large' })
  expect(sentenceOf(large.error!, wordsOf('fr'))).toContain('limite')
})

test('failure 28: what is wrong is told to its publisher: the row, the column, the value and a sentence', async () => {
  const text = lines('Titre;Date;Places', 'Loto;28/11/2026;120', 'Bal;31/02/2026;80', ';;60')
  const source = await openSource(await temporaryFile('agenda.csv', text), { today: '2026-11-23' })
  const words = wordsOf('fr')
  const doubts: string[] = []
  const refusals: [number, string][] = []
  for await (const one of source.members[0]!.convert()) {
    if (one.ok) doubts.push(...(spoken(one.record, words).warnings ?? []).map((warning) => warning.message))
    else refusals.push([one.refusal.where, sentenceOf(one.refusal.problems[0]!, words)])
  }
  await source.dispose()
  expect(doubts).toEqual([expect.stringMatching(/^\p{L}.* : « 31\/02\/2026 » \(colonne Date\)$/u)])
  expect(refusals).toEqual([[4, expect.stringMatching(/^\p{L}[^{}]* .*\p{L}/u)]])
})
