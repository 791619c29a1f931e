import { readdirSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { type MemberReading, type OpenOptions, openSource } from '../convert.ts'
import { collect, temporaryFile } from '../testing/source.ts'
import type { RawRecord } from '../types.ts'
import { leafOf, leavesOf } from './fields.ts'
import { type RecordTrace, traceOf } from './trace.ts'
import { Trial } from './trial.ts'

const today = '2026-11-23'

async function traced(name: string, text: string, options: Partial<OpenOptions> = {}, record = 1) {
  const source = await openSource(await temporaryFile(name, text), { today, ...options })
  const trace = await traceOf(source.members[0]!, { record })
  await source.dispose()
  const of = (field: string) => trace?.fields.find((one) => one.field === field)
  const from = (field: string) => of(field)?.sources.map(({ column, value }) => [column, value])
  return { trace: trace!, of, from }
}

describe('a value of a record', () => {
  const agenda =
    'Titre;Date;Heure;Salle;CP;Commune;Tarif\nLoto;28/11/2026;20h30;Salle A;44130;Blain;5 €\nBal;13/07/2027;21h;Place;44130;Blain;gratuit\n'

  it('leads back to its line, its column and what stood there', async () => {
    const { trace, of, from } = await traced('agenda.csv', agenda, { entity: 'event' }, 2)
    expect([trace.member, trace.counted, trace.rows]).toEqual(['agenda.csv', 'line', [3]])
    expect(of('name')).toMatchObject({ how: 'copied', sources: [{ column: 'Titre', row: 3, value: 'Bal' }] })
    expect(from('startDate')).toEqual([
      ['Date', '13/07/2027'],
      ['Heure', '21h'],
    ])
    expect(of('startDate')).toMatchObject({ how: 'joined', value: '2027-07-13T21:00:00+02:00' })
    expect(from('isAccessibleForFree')).toEqual([['Tarif', 'gratuit']])
  })

  it('that was found out tells of what: the code of a town from its name, a name from other words', async () => {
    const { of, from } = await traced('agenda.csv', agenda, { entity: 'event' })
    expect(from('location.townCode')?.map(([column]) => column)).toContain('Commune')
    expect(of('location.townCode')).toMatchObject({ how: 'derived', done: [{ kind: 'town-code-found' }] })
    const places = await traced(
      'p.csv',
      'Type;Rue;Latitude;Longitude\nBanc;1 rue du Parc;47,4762;-1,7627\nAbri;2 rue du Parc;47,4763;-1,7627\n',
      { entity: 'place' },
    )
    expect(places.of('name')?.sources).toHaveLength(1)
    expect(places.of('latitude')).toMatchObject({ how: 'read', done: [{ kind: 'decimal-comma', before: '47,4762' }] })
  })

  it('that no cell holds is said to be given by the reader, or usual', async () => {
    const { of } = await traced('a.csv', 'Titre;Date\nLoto;28/11/2026\nBal;13/07/2027\n', {
      town: '44015',
      entity: 'event',
    })
    expect(of('location.townCode')).toMatchObject({ how: 'given', sources: [] })
    expect(of('eventStatus')).toMatchObject({ how: 'usual', sources: [] })
  })

  it('made by a recipe leads to the source, not to the recipe', async () => {
    const recipe = {
      entity: 'place' as const,
      values: { Type: { TEN: 'Tennis' } },
      columns: { Type: 'category' },
      texts: { name: '{Type} {Nom}' },
      split: [{ column: 'Lieu', at: ' - ', into: [null, 'streetAddress'] }],
      constants: { addressLocality: 'Blain' },
    }
    const { of, from } = await traced('a.csv', 'Nom;Type;Lieu\nCourt 1;TEN;Nord - rue du Port\nB;TEN;Sud - quai\n', {
      recipe,
    })
    expect(from('categories')).toEqual([['Type', 'TEN']])
    expect(from('name')).toEqual([
      ['Type', 'TEN'],
      ['Nom', 'Court 1'],
    ])
    expect(from('streetAddress')).toEqual([['Lieu', 'Nord - rue du Port']])
    expect(of('addressLocality')).toMatchObject({ how: 'constant', sources: [] })
  })

  it('of a record made of several rows leads to each of them', async () => {
    const menu =
      'date;plat;type\n24/11/2026;Carottes;Entrée\n24/11/2026;Poulet;Plat\n25/11/2026;Riz;Plat\n25/11/2026;Soupe;Entrée\n'
    const { trace, of } = await traced('menu.csv', menu, { entity: 'menu' })
    expect(trace.rows).toEqual([2, 3])
    expect(of('dishes')?.sources.map(({ row, value }) => [row, value])).toEqual(
      expect.arrayContaining([
        [2, 'Carottes'],
        [3, 'Poulet'],
      ]),
    )
  })

  it('of a tree leads to its path', async () => {
    const json = JSON.stringify([
      { titre: { fr: 'Loto' }, lieu: { nom: 'Salle A', tel: [{ valeur: '02 40 79 00 00' }] }, debut: '2026-11-28' },
      { titre: { fr: 'Bal' }, lieu: { nom: 'Place', tel: [{ valeur: '02 40 79 00 01' }] }, debut: '2027-07-13' },
    ])
    const { from } = await traced('agenda.json', json, { entity: 'event' })
    expect(from('name')).toEqual([['titre.fr', 'Loto']])
    expect(from('startDate')).toEqual([['debut', '2026-11-28']])
  })

  it('is found by the id of its record too, and a record that is not there is none', async () => {
    const source = await openSource(await temporaryFile('agenda.csv', agenda), { today })
    const member = source.members[0]!
    const [, second] = (await collect(member.convert())).flatMap((one) => (one.ok ? [one.record] : []))
    expect((await traceOf(member, { id: second!.id }))?.rows).toEqual([3])
    expect(await traceOf(member, { record: 99 })).toBeUndefined()
    await source.dispose()
  })
})

/** The labelled samples in five languages, and those of every reader. */
const samples = ['../../scores/samples/', '../formats/'].flatMap((folder) => {
  const home = new URL(folder, import.meta.url)
  return readdirSync(home, { recursive: true, encoding: 'utf8' })
    .filter((path) => folder.includes('scores') || /[\\/]samples[\\/][^\\/]+$/.test(path))
    .filter((path) => !/\.(?:expected|labels)\.json$|\.md$/.test(path))
    .map((path) => fileURLToPath(new URL(path, home)))
    .filter((path) => statSync(path).isFile() && statSync(path).size < 60_000)
})

test('what a value is traced to makes that value, in every field of the first records of every sample', async () => {
  const untrue: string[] = []
  let checked = 0
  for (const path of samples) {
    const source = await openSource(path, { today })
    for (const member of source.members) {
      if (member.error) continue
      for (const record of [1, 2, 3]) {
        const trace = await traceOf(member, { record })
        if (!trace) continue
        checked += trace.fields.length
        untrue.push(...(await unproven(member, trace)).map((field) => `${basename(path)} ${record} ${field}`))
      }
    }
    await source.dispose()
  }
  expect(checked).toBeGreaterThan(1000)
  expect(untrue).toEqual([])
}, 120_000)

const coordinates = ['latitude', 'longitude', 'location.latitude', 'location.longitude']

/** Fields whose traced cells alone, with those of the name (no record is without), do not give the value again. */
async function unproven(member: MemberReading, { record, fields }: RecordTrace): Promise<string[]> {
  const trial = new Trial(member.layer!, member.understanding!, member.context!)
  const rows: RawRecord[] = []
  const wanted = new Set(fields.flatMap(({ sources }) => sources.map(({ row }) => row)))
  for await (const row of member.layer!.records()) if (wanted.has(row.where)) rows.push(row)
  const columnsOf = (name: string) =>
    fields.find(({ field }) => field === name)?.sources.map(({ column }) => column) ?? []
  const wrong: string[] = []
  for (const { field, value, sources, how } of fields) {
    if (sources.length === 0 && how !== 'usual' && how !== 'given' && how !== 'constant')
      wrong.push(`${field} from nowhere`)
    const partners = coordinates.filter((one) => coordinates.includes(field) && one !== field).flatMap(columnsOf)
    const kept = new Set([...sources.map(({ column }) => column), ...partners, ...columnsOf('name')])
    const only = rows.map(({ geometry, ...row }) => ({
      ...row,
      values: row.values.map((cell, index) => (kept.has(member.layer!.columns[index]!) ? cell : undefined)),
      ...(geometry && kept.has('geometry') ? { geometry } : {}),
    }))
    const found = leafOf((await trial.outcome(only)).record, field)
    if (sources.length > 0 && JSON.stringify(found) !== JSON.stringify(value))
      wrong.push(`${field}: ${JSON.stringify(value)} from ${[...kept]} gives ${JSON.stringify(found)}`)
  }
  expect(fields.map(({ field }) => field)).toEqual([...leavesOf(record).keys()])
  return wrong
}
