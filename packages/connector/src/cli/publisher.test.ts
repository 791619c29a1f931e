import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { temporaryFile } from '../testing/source.ts'
import { run } from './main.ts'

const agenda =
  'titre;date_debut;heure;lieu;commune;telephone\nLoto;28/11/2026;20h30;Salle A;Blain;0240790000\nBal;31/02/2026;21h;Place;Blain;02 40\nFoire;05/12/2026;18h;Halle;Blain;02 40 79 00 01\n'

async function wiker(...argv: string[]) {
  const texts = ['', '']
  const [out, err] = [0, 1].map(
    (index) =>
      new Writable({
        write: (chunk, _, done) => {
          texts[index] += String(chunk)
          done()
        },
      }),
  )
  const status = await run(argv, { out: out!, err: err!, env: {}, now: () => new Date('2026-11-23T10:00:00Z') })
  return { status, out: texts[0]!, err: texts[1]! }
}

const newFolder = () => mkdtemp(join(tmpdir(), 'wiker-test-'))

describe('a town clerk', () => {
  it('reads in her language what to correct, where, and how', async () => {
    const { status, out, err } = await wiker('check', await temporaryFile('agenda.csv', agenda), '--language', 'fr')
    expect(status).toBe(1)
    expect(out.replace(/\s+/g, ' ')).toContain(
      'Ligne 3, colonne « date_debut » : « 31/02/2026 » n’existe pas dans le calendrier. Écrivez la date comme 28/02/2026.',
    )
    expect(out).toContain('Aucune colonne ne donne le prix : ajoutez-en une.')
    expect(err).toContain('2 valeurs ou lignes à corriger')
  })

  it('takes her file back repaired, with a report, and a spotless file is done', async () => {
    const folder = await newFolder()
    const file = await temporaryFile('agenda.csv', agenda)
    await wiker('check', file, '--language', 'fr', '--out', folder)
    expect((await readdir(folder)).sort()).toEqual(['agenda-rapport.html', 'agenda-repare.csv'])
    const page = (await readFile(join(folder, 'agenda-rapport.html'), 'utf8')).replaceAll('\u00a0', ' ')
    expect(page).toContain('Ligne 3, colonne « date_debut » : « 31/02/2026 » n’existe pas dans le calendrier.')
    expect(page).toContain('<html lang="fr">')
    const back = await readFile(join(folder, 'agenda-repare.csv'), 'utf8')
    expect(back).toContain('Loto;2026-11-28;20:30;Salle A;Blain;02 40 79 00 00;')
    expect(back).toContain('Bal;31/02/2026;21:00;Place;Blain;02 40;date_debut : « 31/02/2026 »')
    const clean = await temporaryFile('propre.csv', agenda.replace('31/02/2026', '27/02/2027').replace('02 40\n', '\n'))
    expect((await wiker('check', clean)).status).toBe(0)
  })

  it('is shown what stands in her file as text, never as markup', async () => {
    const folder = await newFolder()
    const hostile = agenda.replace('31/02/2026', '<script>alert(1)</script>')
    await wiker('check', await temporaryFile('agenda.csv', hostile), '--out', folder)
    const page = await readFile(join(folder, 'agenda-report.html'), 'utf8')
    expect(page).not.toMatch(/<script|<b>/)
    expect(page).toContain('&lt;script&gt;')
  })

  it('gives programs the same as JSON, with a sentence beside each key', async () => {
    const { out } = await wiker('check', await temporaryFile('agenda.csv', agenda), '--json')
    const [member] = JSON.parse(out).members
    expect(member.findings[0]).toMatchObject({ key: 'date-impossible', column: 'date_debut', count: 1 })
    expect(member.findings[0].message).toContain('not in the calendar')
    expect(member.grades[0].advice[0].message).toContain('date')
  })

  it('is told when a source cannot be read, or its folder not be written', async () => {
    expect((await wiker('check', '/nowhere/at-all.csv')).status).toBe(1)
    const file = await temporaryFile('agenda.csv', agenda)
    const { status, err } = await wiker('check', file, '--out', join(file, 'below-a-file'))
    expect(status).toBe(1)
    expect(err).not.toContain('quality.')
  })
})

describe('trace', () => {
  it('shows where each value of a record comes from, or that of one field', async () => {
    const file = await temporaryFile('agenda.csv', agenda)
    const { status, out } = await wiker('trace', file, '--record', '1')
    expect(status).toBe(0)
    expect(out).toContain('agenda.csv, line 2')
    expect(out).toContain('startDate')
    expect(out).toContain('date_debut “28/11/2026” + heure “20h30”')
    expect((await wiker('trace', file, '--row', '2')).out).toBe(out)
    const field = await wiker('trace', file, '--record', '1', '--field', 'location', '--json')
    expect(JSON.parse(field.out).fields.map((one: { field: string }) => one.field)).toEqual([
      'location.name',
      'location.addressLocality',
      'location.townCode',
    ])
  })

  it('says when there is no such record, and what it needs', async () => {
    const file = await temporaryFile('agenda.csv', agenda)
    expect(await wiker('trace', file, '--record', '99')).toMatchObject({ status: 1 })
    expect((await wiker('trace', file)).status).toBe(2)
  })
})

describe('recipe', () => {
  it('is made of a source, tested, listed, and used by itself from its folder', async () => {
    const folder = await newFolder()
    const file = join(folder, 'agenda.json')
    const source = await temporaryFile('agenda.csv', agenda)
    expect((await wiker('recipe', 'make', source, '--out', file)).status).toBe(0)
    const recipe = JSON.parse(await readFile(file, 'utf8'))
    await writeFile(
      file,
      JSON.stringify({ ...recipe, title: 'Nos dates', columns: { ...recipe.columns, lieu: 'organizer' } }),
    )
    const failed = await wiker('recipe', 'test', file)
    expect(failed.status).toBe(1)
    expect(failed.out).toContain('"Salle A" expected, null made')
    expect((await wiker('recipe', 'list', folder)).out).toContain('Nos dates')
    const { out } = await wiker('inspect', source, '--recipes', folder)
    expect(out).toContain('Recipe “Nos dates (1)” used')
    expect(JSON.parse((await wiker('convert', source, '--recipes', folder)).out.split('\n')[0]!)).toMatchObject({
      organizer: { name: 'Salle A' },
    })
    const other = await temporaryFile('b.csv', agenda.replace('telephone', 'jauge'))
    expect((await wiker('inspect', other, '--recipes', folder)).out).toContain('nearly this shape')
  })

  it('that is wrong is refused with the place of each fault and what to write there', async () => {
    const file = await temporaryFile('r.json', '{"columns": {"titre": "nom"}, "entity": "fête"}')
    const { status, err } = await wiker('inspect', await temporaryFile('agenda.csv', agenda), '--recipe', file)
    expect(status).toBe(2)
    expect(err).toContain('columns.titre: “nom” is no field')
    expect(err).toContain('entity: write one of: event')
    expect((await wiker('recipe', 'cook')).status).toBe(2)
  })
})
