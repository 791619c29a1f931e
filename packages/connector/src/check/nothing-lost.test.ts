import { describe, expect, test } from 'vitest'
import { contextOf, converted, layerOf, table, understood } from '../map/test-kit.ts'
import { reconsidered } from './reconsider.ts'

describe('no row is lost for want of a name', () => {
  test('a list of people without a header keeps every one of them', async () => {
    const rows = ['Marie Dupont', 'Jean Martin', 'Paul Durand', 'Lucie Petit'].map((name) => [name])
    const { records, refusals } = await converted(layerOf(['column1'], rows))
    expect(refusals).toEqual([])
    expect(records.map(({ name }) => name)).toEqual(['Marie Dupont', 'Jean Martin', 'Paul Durand', 'Lucie Petit'])
    expect(records[0]!.warnings).toContainEqual({ field: 'name', message: 'name-derived' })
  })

  test('first names and their numbers by year are figures, named by their own words', async () => {
    const layer = table(`
      annee | sexe | prenom | nombre
      2019 | F | LOUISE | 31
      2019 | M | GABRIEL | 28
      2020 | F | JADE | 25`)
    const { records, refusals } = await converted(layer, contextOf({ entity: 'statistic' }))
    expect(refusals).toEqual([])
    expect(records.map(({ name }) => name).join()).toMatch(/LOUISE.*GABRIEL.*JADE/)
  })

  test('figures without any word are named by their columns', async () => {
    const layer = table(`
      an | a1 | a2
      2019 | 3 | 4
      2020 | 5 | 6`)
    const { records } = await converted(layer, contextOf({ entity: 'other' }))
    expect(records.map(({ name }) => name)).toEqual(['an 2019, a1 3, a2 4', 'an 2020, a1 5, a2 6'])
  })

  test('a calendar of one row a day that only says yes or no gives its spells, named by what says yes', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [
      new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10),
      i >= 5 && i < 20 ? 'True' : 'False',
      i >= 10 && i < 25 ? 'True' : 'False',
    ])
    const { records, refusals } = await converted(
      layerOf(['date', 'vacances_zone_a', 'vacances_zone_b'], rows),
      contextOf({ entity: 'event' }),
    )
    expect(refusals).toEqual([])
    expect(
      records.map((one) => [one.name, 'startDate' in one && one.startDate, 'endDate' in one && one.endDate]),
    ).toEqual([
      ['vacances zone a', '2026-01-06', '2026-01-10'],
      ['vacances zone a, vacances zone b', '2026-01-11', '2026-01-20'],
      ['vacances zone b', '2026-01-21', '2026-01-25'],
    ])
  })

  test('rows that would nearly all be refused are kept as something else, and it is said', async () => {
    const layer = layerOf(
      ['date', 'a1', 'a2'],
      [
        ['2026-03-05', '1', '2'],
        ['2026-07-19', '1', '3'],
        ['2026-11-02', '4', '2'],
      ],
    )
    const understanding = await understood(layer, contextOf({ entity: 'event' }))
    const sample = []
    for await (const record of layer.records()) sample.push(record)
    const { entity } = await reconsidered(layer, sample, understanding, contextOf())
    expect(entity).toMatchObject({ type: 'other', reasons: ['not-event:name-missing'] })
  })
})

describe('nothing that was said goes without a word', () => {
  test('a record without any value is refused, and counted as one', async () => {
    const { records, refusals } = await converted(
      layerOf(['nom', 'ville'], [['Halle', 'Blain'], [], ['Préau', 'Blain']]),
    )
    expect(records.map((one) => one.provenance?.record)).toEqual([1, 3])
    expect(refusals).toMatchObject([{ problems: [{ key: 'empty-record' }], raw: {} }])
  })

  test('half a position stays with the record', async () => {
    const layer = table(`
      nom | ville | latitude | longitude
      Halle | Blain | 47.4762 | -1.7627
      Préau | Blain | 47.4763 |
      Stade | Blain | 47.4764 | -1.7629`)
    const { records } = await converted(layer)
    expect(records[1]).not.toHaveProperty('latitude')
    expect(records[1]!.additional).toMatchObject({ latitude: '47.4763' })
  })

  test('what is free on a condition keeps the condition', async () => {
    const layer = table(`
      titre | date | tarif
      Concert | 28/11/2026 | Gratuit. Dons possibles pour l’association.
      Bal | 29/11/2026 | Entrée libre
      Loto | 30/11/2026 | 5 €`)
    const { records } = await converted(layer)
    expect(records[0]).toMatchObject({
      isAccessibleForFree: true,
      additional: { tarif: 'Gratuit. Dons possibles pour l’association.' },
    })
    expect(records[1]!.additional).toBeUndefined()
  })
})
