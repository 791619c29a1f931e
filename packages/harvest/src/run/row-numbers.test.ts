import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { xlsx } from '@wiker/connector/testing/workbooks.ts'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readSource } from '../sources/read.ts'
import { saveSource } from '../sources/write.ts'
import { previewSource } from './preview.ts'
import { examineSource } from './quality.ts'
import { harvestSource } from './run.ts'

const { db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'wiker-rows-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const house = { db, clock: createClock('2026-11-23'), root: folder }

beforeAll(async () => {
  await sql`insert into town (code, name, slug, postal_codes, department, timezone, latitude, longitude, former_codes, opened_at) values
    ('44015', 'Blain', 'blain', '{44130}', '44', 'Europe/Paris', 47.4762, -1.7627, '{44999}', now())`.execute(db)
})

const header = ['Titre', 'Début', 'Lieu', 'Code INSEE', 'Commune', 'Description', 'Tarif']
const event = (title: string, start: string, code = '44015', text = 'Venez nombreux') => [
  title,
  start,
  'Salle Jollan',
  code,
  'Blain',
  text,
  '5 €',
]
/** One over three lines, one with a former code of the town, one whose day cannot be read, one that is right. */
const rows = [
  event('Loto', '05/12/2026', '44015', 'Buvette\net crêpes\nsur place'),
  event('Vide-grenier', '13/12/2026', '44999'),
  event('Concert', 'un de ces jours'),
  event('Marche', '20/12/2026'),
]
const csv = (...lines: string[][]) =>
  `${lines.map((cells) => cells.map((cell) => (cell.includes('\n') ? `"${cell}"` : cell)).join(';')).join('\n')}\n`

const tables: [string, string, string | Buffer, { former: number; flawed: number }][] = [
  ['a CSV file with a cell of three lines', 'cellule.csv', csv(header, ...rows), { former: 5, flawed: 6 }],
  [
    'a CSV file whose header is on its second line',
    'entete.csv',
    csv(
      ['Agenda de Blain, décembre', '', '', '', '', '', '', ''],
      header,
      ...rows.map((row) => row.map((cell) => cell.replaceAll('\n', ' '))),
    ),
    { former: 4, flawed: 5 },
  ],
  [
    'a workbook with a title above its header',
    'classeur.xlsx',
    xlsx({ Agenda: [['Agenda de Blain'], [], header, ...rows] }),
    { former: 5, flawed: 6 },
  ],
]

describe.each(tables)('In %s', (_name, file, content, { former, flawed }) => {
  beforeAll(() => writeFile(join(folder, file), content))
  const declaration = { slug: file.replace(/\W/g, '-'), name: file, url: file, towns: ['44015'] }

  test('what is said of a row before it is kept bears the number she sees', async () => {
    const { flawed: told, report } = await previewSource(house, declaration)
    expect(told.map(({ where }) => where)).toEqual([flawed])
    expect(report.doubts['former-code']?.examples.map(({ line }) => line)).toEqual([former])
  })

  test('what is kept of a run and told to the publisher bears it too', async () => {
    const saved = await saveSource(db, declaration, house.clock.now())
    if (!saved.ok) throw new Error(saved.message)
    await harvestSource(house, saved.id)
    const { rows: kept } = await sql<{ name: string; line: number }>`
      select name, line from source_record where source_id = ${saved.id} and name in ('Vide-grenier', 'Concert') order by line`.execute(
      db,
    )
    expect(kept.map(({ line }) => line)).toEqual([former, flawed])
    const { tables: examined } = await examineSource(house, (await readSource(db, saved.id))!)
    const findings = examined[0]!.quality.findings.flatMap(({ examples }) => examples.map(({ row }) => row))
    expect(findings.toSorted((a, b) => a - b)).toEqual([flawed])
  })
})
