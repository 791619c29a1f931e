import { readdirSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { CanonicalRecord } from '@wiker/model'
import { describe, expect, it, test } from 'vitest'
import { type MemberReading, openSource } from '../convert.ts'
import { collect, temporaryFile } from '../testing/source.ts'
import { type Examination, examine } from './examine.ts'
import { repairedFile } from './repaired.ts'
import { qualityOf } from './report.ts'

const today = '2026-11-23'
const column = 'à corriger'

async function reported(name: string, text: string) {
  const source = await openSource(await temporaryFile(name, text), { today, town: '44015' })
  const report = await qualityOf(source, { today })
  await source.dispose()
  const [member] = report.members
  return { member: member!, marks: Object.fromEntries(member!.grades.map(({ heading, mark }) => [heading, mark])) }
}

/** The file to take back, as its bytes. */
async function repaired(member: MemberReading, examination: Examination) {
  const file = repairedFile(member, examination, { column, say: ({ key }) => key })!
  const pieces = (await collect(file.write())).map((piece) => Buffer.from(piece))
  return { bytes: Buffer.concat(pieces), ...file }
}

const agenda =
  'titre;date_debut;heure;lieu;commune;telephone;latitude;longitude\n' +
  'Loto;28/11/2026;20h30;Salle A;Blain;0240790000;47,4762;-1,7627\n' +
  'Bal;31/02/2026;21h;Place;Blain;02 40;47,4771;-1,7640\n' +
  'Concert;05/12/2026;18h;Église;Blain;02.40.79.00.01;47,4755;-1,7611\n' +
  'Concert;05/12/2026;18h;Église;Blain;02.40.79.00.01;47,4755;-1,7611\n' +
  'Loin;06/12/2026;18h;Salle B;Blain;;48,9;2,3\n'

describe('the report for a publisher', () => {
  it('names each fault with its line, its column and what stands there', async () => {
    const { member } = await reported('agenda.csv', agenda)
    const found = member.findings.map(({ key, column: from, examples }) => [
      key,
      from,
      examples[0]?.row,
      examples[0]?.text,
    ])
    expect(found).toContainEqual(['date-impossible', 'date_debut', 3, '31/02/2026'])
    expect(found).toContainEqual(['phone-invalid', 'telephone', 3, '02 40'])
    expect(found).toContainEqual(['outside-town', 'latitude + longitude', 6, '48,9 ; 2,3'])
    expect(member.duplicates).toEqual({ count: 1, examples: [{ row: 5, first: 4 }] })
  })

  it('says how full the fields are that readers need first, and how old the newest date is', async () => {
    const { member, marks } = await reported('agenda.csv', agenda)
    expect(member.needs.slice(0, 2)).toMatchObject([
      { name: 'title', filled: 5, columns: ['titre'] },
      { name: 'date', filled: 4 },
    ])
    expect(member.age).toEqual({ oldest: '2026-11-28', newest: '2026-12-06' })
    expect(marks).toMatchObject({ age: 'A', duplicates: 'D', file: 'A' })
    const advice = member.grades.flatMap((grade) =>
      grade.advice.map(({ key, values }) => [key, values?.need ?? values?.count]),
    )
    expect(advice).toContainEqual(['nowhere', 'price'])
    expect(advice).toContainEqual(['no-licence', undefined])
  })

  it('gives a spotless file the best marks, and a file with a wrong encoding and titles above a worse one', async () => {
    const clean =
      'nom;adresse;commune;latitude;longitude\nSalle A;1 rue du Parc;Blain;47.4762;-1.7627\nHalle;2 rue du Parc;Blain;47.4771;-1.764\nStade;3 rue du Parc;Blain;47.4772;-1.765\n'
    const { marks } = await reported('salles.csv', clean)
    expect(marks).toMatchObject({ values: 'A', places: 'A', duplicates: 'A', file: 'A' })
    const titled = `Liste des salles;;;;\n\n${clean}Total;3;;;\n`
    expect((await reported('salles.csv', titled)).marks.file).not.toBe('A')
  })

  it('tells a broken source from its readable parts', async () => {
    const source = await openSource(await temporaryFile('vide.csv', ''), { today })
    expect((await qualityOf(source, { today })).unreadable).toMatchObject([{ path: 'vide.csv' }])
    await source.dispose()
  })
})

describe('the repaired file', () => {
  it('keeps the columns and rows of the publisher, and changes only the cells that were wrong', async () => {
    const source = await openSource(await temporaryFile('agenda.csv', agenda), { today, town: '44015' })
    const member = source.members[0]!
    const { bytes, extension, changed } = await repaired(member, await examine(member))
    await source.dispose()
    expect(extension).toBe('csv')
    expect(bytes.toString().replace('\ufeff', '').split('\r\n').slice(0, 3)).toEqual([
      'titre;date_debut;heure;lieu;commune;telephone;latitude;longitude;à corriger',
      'Loto;2026-11-28;20:30;Salle A;Blain;02 40 79 00 00;47.4762;-1.7627;',
      'Bal;31/02/2026;21:00;Place;Blain;02 40;47.4771;-1.764;date-impossible phone-invalid',
    ])
    expect(changed.cells).toBeGreaterThan(10)
  })

  it('puts latitude and longitude back in their columns', async () => {
    const text = 'nom;latitude;longitude\nA;47.4762;-1.7627\nB;-1.764;47.4771\nC;47.4772;-1.765\nD;47.4773;-1.766\n'
    const source = await openSource(await temporaryFile('p.csv', text), { today, entity: 'place' })
    const member = source.members[0]!
    const { bytes } = await repaired(member, await examine(member))
    await source.dispose()
    expect(bytes.toString()).toContain('B;47.4771;-1.764')
  })
})

const folder = new URL('../../scores/samples/', import.meta.url)
const samples = readdirSync(folder)
  .filter((name) => /\.(?:csv|xlsx|geojson|ods|txt|dbf|md|html)$/.test(name) && !name.includes('.labels'))
  .map((name) => fileURLToPath(new URL(name, folder)))
  .filter((path) => statSync(path).size < 200_000)

test('the repaired file of every sample, read again, has nothing left to repair and gives the same records', async () => {
  const wrong: string[] = []
  let written = 0
  for (const path of samples) {
    const options = { today, address: 'https://example.org/data' }
    const source = await openSource(path, options)
    for (const member of source.members) {
      if (member.error || member.layer?.known) continue
      const before = await recordsOf(member)
      const { bytes, extension } = await repaired(member, await examine(member))
      const again = await openSource(await temporaryFile(`${basename(path)}.${extension}`, bytes), {
        ...options,
        country: member.country!,
      })
      const other = again.members[0]!
      const after = other.error ? [] : await recordsOf(other)
      written++
      const differing = before.findIndex((record, index) => !isDeepStrictEqual(record, after[index]))
      if (differing >= 0 || before.length !== after.length)
        wrong.push(
          `${basename(path)} ${before.length}→${after.length} ${difference(before[differing], after[differing])}`,
        )
      else {
        const left = other.error ? undefined : await repaired(other, await examine(other))
        if (left && left.changed.cells > 0) wrong.push(`${basename(path)}: ${left.changed.cells} cells again`)
      }
      await again.dispose()
    }
    await source.dispose()
  }
  expect(written).toBeGreaterThan(40)
  expect(wrong).toEqual([])
}, 120_000)

async function recordsOf(member: MemberReading): Promise<Partial<CanonicalRecord>[]> {
  const converted = await collect(member.convert())
  return converted.map((one) => {
    if (!one.ok) return { refused: one.refusal.problems } as object
    const {
      id: _id,
      provenance: _provenance,
      ...record
    } = one.record as CanonicalRecord & { additional?: Record<string, unknown> }
    const { [column]: _note, ...additional } = record.additional ?? {}
    return { ...record, additional }
  })
}

function difference(a: object = {}, b: object = {}): string {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return names
    .filter((name) => JSON.stringify((a as never)[name]) !== JSON.stringify((b as never)[name]))
    .map((name) => `${name}: ${JSON.stringify((a as never)[name])} ≠ ${JSON.stringify((b as never)[name])}`)
    .join(' | ')
    .slice(0, 300)
}
