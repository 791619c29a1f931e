import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { closeAll, serve } from '../catalogs/testing/kit.ts'
import { temporaryFile } from '../testing/source.ts'
import { run } from './main.ts'

const halls =
  'Nom de la salle;Adresse;Code postal;Commune;Latitude;Longitude\nSalle polyvalente;1 rue du Parc;44130;Blain;47,4762;-1,7627\nGymnase;3 rue des Sports;44130;Blain;47,4771;-1,7640\nHalle;place Jean Guihard;44130;Blain;47,4755;-1,7611\n'

async function wiker(argv: string[], env: Record<string, string> = {}) {
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
  const status = await run(argv, { out: out!, err: err!, env, now: () => new Date('2026-11-23T10:00:00Z') })
  return { status, out: texts[0]!, err: texts[1]! }
}

describe('the command line', () => {
  it('inspects sources in order, one object a line, and goes on after one it cannot read', async () => {
    const file = await temporaryFile('salles.csv', halls)
    const { status, out, err } = await wiker(['inspect', file, '/nowhere.csv', file, '--json'])
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(1)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatchObject({
      source: { bytes: Buffer.byteLength(halls), retrieved: '2026-11-23T10:00:00.000Z' },
      members: [
        {
          path: 'salles.csv',
          format: 'csv',
          encoding: 'utf-8',
          delimiter: ';',
          headerRow: 1,
          records: 3,
          refused: 0,
          entity: { type: 'place' },
        },
      ],
    })
    expect(lines[0].members[0].mapping).toContainEqual(expect.objectContaining({ to: 'name', from: 'Nom de la salle' }))
    expect(lines[0].members[0].sample).toMatchObject({ type: 'Place', name: 'Salle polyvalente', latitude: 47.4762 })
    expect(lines[1]).toEqual({ source: '/nowhere.csv', error: expect.stringContaining('/nowhere.csv') })
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  it('shows people a card in their language', async () => {
    const file = await temporaryFile('salles.csv', halls)
    expect((await wiker(['inspect', file])).out).toContain('3 places, columns Latitude and Longitude.')
    const { out } = await wiker(['inspect', file], { LANG: 'fr_FR.UTF-8' })
    expect(out).toContain('3 lieux, colonnes Latitude et Longitude.')
    expect(out).toContain('name')
    expect(out).not.toContain('\u001b[')
  })

  it('converts to lines, to another format, to a file', async () => {
    const file = await temporaryFile('salles.csv', halls)
    const lines = (await wiker(['convert', file])).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ name }) => name)).toEqual(['Salle polyvalente', 'Gymnase', 'Halle'])
    expect(lines[2].provenance).toMatchObject({ source: file, member: 'salles.csv', record: 3 })
    expect(JSON.parse((await wiker(['convert', file, '--to', 'geojson'])).out).features).toHaveLength(3)
    const out = join(await mkdtemp(join(tmpdir(), 'wiker-test-')), 'x.csv')
    expect((await wiker(['convert', file, '--to', 'csv', '--out', out])).out).toBe('')
    expect(await readFile(out, 'utf8')).toContain('Gymnase')
  })

  it('says the same rows twice when they are', async () => {
    const file = await temporaryFile('salles.csv', `${halls}${halls.split('\n')[1]}\n`)
    const { out } = await wiker(['inspect', '--json', file])
    expect(JSON.parse(out).members[0].warnings).toContainEqual(
      expect.objectContaining({ kind: 'duplicate-rows', key: 'duplicate-rows', count: 1 }),
    )
  })

  it('reads an announcement as of the day it is told', async () => {
    const file = await temporaryFile(
      'annonce.txt',
      'Loto de l’amicale laïque\n\nSamedi 28 novembre à 20h30, salle polyvalente de Blain.\n',
    )
    const { out } = await wiker(['convert', file, '--today', '2020-11-20'])
    expect(JSON.parse(out).startDate).toBe('2020-11-28T20:30:00+01:00')
    expect(
      (
        await wiker([
          'inspect',
          await temporaryFile(
            'merci.txt',
            'Merci à tous les bénévoles pour leur aide précieuse et leur bonne humeur.\n',
          ),
        ])
      ).status,
    ).toBe(0)
  })

  it.each([
    [['inspect'], 'file'],
    [['explode', 'a.csv'], 'explode'],
    [['convert', 'a.csv', '--to', 'pdf'], 'pdf'],
    [['convert', 'a.csv', '--entity', 'dragon'], 'dragon'],
    [['convert', 'a.csv', '--today', '2026-13-45'], '2026-13-45'],
    [['inspect', '--town', '99999', 'a.csv'], '99999'],
    [['inspect', '--loud', 'a.csv'], 'loud'],
    [[], 'inspect'],
  ])('refuses %j with status 2', async (argv, word) => {
    const { status, err } = await wiker(argv)
    expect(status).toBe(2)
    expect(err).toContain(word)
  })

  it.each([
    ['a.pdf', '%PDF-1.4 ...', 'PDF'],
    ['a.csv', '', 'empty'],
    ['a.html', '<!doctype html><p>x', 'web page'],
    ['a.bin', '\u0001\u0002\u0003\u0000\u0001', 'binary'],
  ])('names what %s is when it cannot be read', async (name, content, word) => {
    const { status, err } = await wiker(['inspect', await temporaryFile(name, content)])
    expect(status).toBe(1)
    expect(err).toContain(word)
  })

  it('says what is doubtful in a sentence of the reader’s language, with its key', async () => {
    const rows = ['Loto;31/02/2026', 'Bal;12/12/2026', 'Fête;13/12/2026'].map((row) => `${row};Salle polyvalente`)
    const file = await temporaryFile('agenda.csv', `Événement;Date de début;Lieu\n${rows.join('\n')}\n`)
    const { status, out } = await wiker(['convert', file], { LANG: 'fr_FR.UTF-8' })
    expect(status).toBe(0)
    const [first] = out.split('\n')
    expect(JSON.parse(first!).warnings).toContainEqual({
      field: 'startDate',
      message: expect.stringMatching(/^\p{L}.* : « 31\/02\/2026 » \(colonne Date de début\)$/u),
      key: 'date-impossible',
    })
    const inspected = JSON.parse((await wiker(['inspect', '--json', file], { LANG: 'fr_FR.UTF-8' })).out)
    const [member] = inspected.members
    expect(member.sample.warnings[0].message).toContain('31/02/2026')
    expect(member.warnings).toContainEqual(
      expect.objectContaining({ key: 'date-impossible', message: expect.stringContaining('Date de début') }),
    )
  })

  it('says which rows are refused and why, ten of them at most, and fails only when nothing is kept', async () => {
    const good = Array.from({ length: 30 }, (_, i) => `Loto n° ${i};1${i % 10}/12/2026;${i}`)
    const bad = Array.from({ length: 12 }, (_, i) => `;;${i}`)
    const header = 'Titre de l’événement;Date de début;Places'
    const file = await temporaryFile('agenda.csv', [header, ...good, ...bad].join('\n'))
    const { status, out, err } = await wiker(['convert', file])
    expect(status).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(30)
    const [summary, ...reasons] = err.trimEnd().split('\n')
    expect(summary).toBe('agenda.csv: 12 of 42 rows refused:')
    expect(reasons).toHaveLength(11)
    expect(reasons[0]).toBe('  row 32: nothing names this record')
    expect((await wiker(['convert', '/nowhere.csv'])).status).toBe(1)
  })

  it('reads an address that speaks a protocol like a file, with its key', async () => {
    const server = await serve({
      '/api/explore/v2.1/catalog/datasets/salles': {
        body: { dataset_id: 'salles', metas: { default: { title: 'Salles', records_count: 1 } } },
      },
      '/api/explore/v2.1/catalog/datasets/salles/exports/jsonl': ({ headers }) =>
        headers.authorization === 'Apikey abc'
          ? { body: '{"nom":"Salle polyvalente","adresse":"1 rue du Parc","commune":"Blain"}\n' }
          : { status: 401 },
    })
    const address = `${server.base}/explore/dataset/salles/`
    const env = { CONNECTOR_ALLOW_HOSTS: '127.0.0.1' }
    const { status, out } = await wiker(['inspect', address, '--json', '--header', 'Authorization: Apikey abc'], env)
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      source: { url: address, bytes: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      members: [{ path: 'salles.json', format: 'ndjson', records: 1, facts: { title: 'Salles' } }],
    })
    expect((await wiker(['convert', address, '--header', 'nonsense'], env)).status).toBe(2)
    closeAll()
  })
})
