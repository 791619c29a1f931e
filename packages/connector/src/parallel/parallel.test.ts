import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MemberReading, openSource } from '../convert.ts'
import { convertInThreads } from './convert.ts'
import { acquirePool, releasePool } from './pool.ts'
import type { Part } from './types.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiker-threads-'))
  acquirePool()
})
afterAll(async () => {
  await releasePool()
  await rm(folder, { recursive: true, force: true })
})

/** All that is said of a conversion. */
interface Told {
  text: string
  refusals: unknown[]
  rows: number
  explained: unknown
}

const form = { to: 'ndjson', language: 'fr' } as const
const options = { today: '2026-11-23', now: () => new Date('2026-11-23T10:00:00Z') }

/** The same bytes converted by one thread and, cut into pieces of `piece` bytes, by three. */
async function bothWays(name: string, content: string | Buffer, piece: number): Promise<{ one: Told; several: Told }> {
  const file = join(folder, name)
  await writeFile(file, content)
  const alone = await openSource(file, options)
  const apart = await openSource(file, options)
  try {
    const [one, several] = [alone.members[0]!, apart.members[0]!]
    const first = await told(one, one.convertTo(form), () => one.counts.records)
    let rows = 0
    const counted = (more: number) => {
      rows += more
    }
    expect(several.layer?.split).toBeDefined()
    const { layer, understanding, context } = several
    const parts = convertInThreads(layer!, layer!.split!, understanding!, context!, {
      form,
      workers: 3,
      piece,
      counted,
    })
    return { one: first, several: await told(several, parts, () => rows) }
  } finally {
    await Promise.all([alone.dispose(), apart.dispose()])
  }
}

async function told(member: MemberReading, parts: AsyncIterable<Part>, rows: () => number): Promise<Told> {
  let text = ''
  const refusals: unknown[] = []
  for await (const { bytes, refusals: refused } of parts) {
    text += Buffer.from(bytes!).toString('utf8')
    refusals.push(...refused)
  }
  const { layer, understanding } = member
  const { columns, repairs, warnings } = layer!
  const explained = structuredClone([columns, repairs, warnings, understanding!.repairs, understanding!.warnings])
  return { text, refusals, rows: rows(), explained }
}

const header = 'Identifiant;Nom;Adresse;Code postal;Commune;Latitude;Longitude;Téléphone'
const hall = (i: number) =>
  `H${i};Salle n° ${i};${i} rue de l’Église;44130;Blain;47,4${i % 10};-1,76;02 40 79 ${10 + (i % 80)} 00`
const halls = (count: number) => Array.from({ length: count }, (_, i) => hall(i))

describe('a table read by several threads gives what one thread gives', () => {
  const rows = fc.oneof(
    { weight: 12, arbitrary: fc.nat(40).map(hall) },
    fc.constantFrom(
      '',
      ';;;;;;;',
      'Total;12;;;;;;',
      '# une remarque',
      header,
      'Une ligne seule;;;;;;;',
      'Source : la mairie',
      `${hall(7)};en trop;encore`,
      `${hall(8)};;;`,
      'H9;Trop court',
      'H10;"Deux\nlignes ; et plus";3 rue du Port;44130;Blain;47,4;-1,7;',
      'H11;"Salle ""des fêtes""";3 rue;44130;Blain;47,4;-1,7;',
      'H12;3" de large;3 rue;44130;Blain;47,4;-1,7;',
      'H13;"jamais fermée;3 rue;44130;Blain;47,4;-1,7;',
      'H14;Nulle part;x;99999;?;9999;abc;12',
      ';;;44130;Blain;;;',
      'H15;FÃªte;3 rue;44130;Blain;0;0;',
    ),
  )
  const ends = fc.constantFrom('\n', '\r\n')

  test('whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rows, { maxLength: 60 }),
        ends,
        fc.boolean(),
        fc.integer({ min: 60, max: 1500 }),
        async (lines, end, open, piece) => {
          const text = [header, ...halls(12), ...lines].join(end) + (open ? '' : end)
          const { one, several } = await bothWays('salles.csv', text, piece)
          expect(several).toEqual(one)
        },
      ),
      { numRuns: 60 },
    )
  }, 120_000)

  test('in windows-1252, with a mark at its start, with lines of another encoding', async () => {
    const text = `${[header, ...halls(40)].join('\n')}\n`.replaceAll('’', "'")
    for (const bytes of [
      Buffer.from(text, 'latin1'),
      Buffer.from(`\ufeff${text}`),
      Buffer.concat([
        Buffer.from(text),
        Buffer.from('H99;Salle pav\xe9e;1 rue;44130;Blain;;;\n', 'latin1'),
        Buffer.from(text),
      ]),
    ]) {
      const { one, several } = await bothWays('salles.csv', bytes, 300)
      expect(several).toEqual(one)
    }
  })

  test('when an identifier comes back far below, its record has another one', async () => {
    const text = [header, ...halls(1200), hall(3), hall(3).replace('Salle', 'Halle'), ...halls(2)].join('\n')
    const { one, several } = await bothWays('salles.csv', text, 4000)
    expect(several).toEqual(one)
    const ids = one.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id)
    expect(ids.length - new Set(ids).size).toBeLessThan(4)
  })
})

describe('features read by several threads give what one thread gives', () => {
  const feature = fc.record({
    name: fc.constantFrom('Fontaine', 'Place "du Marché"', 'Banc {[', '\\'),
    number: fc.nat(30),
    more: fc.dictionary(fc.constantFrom('etat', 'hauteur', 'pose', 'FÃªte'), fc.constantFrom('bon', '12', '', null)),
    x: fc.constantFrom(-1.7, 0, 500),
  })
  const written = feature.map(({ name, number, more, x }) =>
    JSON.stringify({
      type: 'Feature',
      properties: { id: `F${number}`, nom: name, ...more },
      geometry: number % 7 === 0 ? null : { type: 'Point', coordinates: [x, 47.4] },
    }),
  )
  const odd = fc.constantFrom(
    'null',
    '{"type":"Feature","properties":{"nom":"x",},"geometry":null}',
    '"texte"',
    '12',
    '{"type":"Point","coordinates":[1,2]}',
  )
  const features = fc.array(fc.oneof({ weight: 9, arbitrary: written }, odd), { maxLength: 50 })
  const certain = Array.from(
    { length: 5 },
    (_, i) =>
      `{"type":"Feature","properties":{"id":"A${i}","nom":"Fontaine ${i}"},"geometry":{"type":"Point","coordinates":[-1.7${i},47.4]}}`,
  )

  test('a line each', async () => {
    await fc.assert(
      fc.asyncProperty(features, fc.integer({ min: 100, max: 2000 }), async (list, piece) => {
        const { one, several } = await bothWays('lieux.geojsonl', `${[...certain, ...list].join('\n')}\n`, piece)
        expect(several).toEqual(one)
      }),
      { numRuns: 30 },
    )
  }, 120_000)

  test('in a collection too large for memory', async () => {
    // Blanks make it large: what is smaller is built as a whole, and needs no threads.
    const blanks = `${' '.repeat(1 << 20)}\n`
    await fc.assert(
      fc.asyncProperty(features, fc.integer({ min: 300_000, max: 900_000 }), async (list, piece) => {
        const all = [...certain, ...list].join(',\n')
        const text = `{"type":"FeatureCollection","name":"Lieux",\n"features":[${all}${blanks.repeat(33)},${all}]}`
        const { one, several } = await bothWays('lieux.geojson', text, piece)
        expect(several).toEqual(one)
      }),
      { numRuns: 5 },
    )
  }, 120_000)
})

test('lines of JSON that bring new columns as they go on keep the order in which they came', async () => {
  // The first thousand are the sample from which the others are understood.
  const late = (i: number) => (i < 1100 ? {} : { [`col${(i * 7) % 23}`]: i, [`x${i % 11}`]: 'oui' })
  const lines = Array.from({ length: 1600 }, (_, i) =>
    JSON.stringify({ id: i, name: `Fête ${i}`, date: '2026-12-05', ...late(i) }),
  )
  const { one, several } = await bothWays('fetes.ndjson', lines.join('\n'), 900)
  expect(several).toEqual(one)
  expect(one.rows).toBe(1600)
})
