import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { fallen, readFloor } from './floor.ts'
import { readSamples, type Sample } from './labels.ts'
import { type Mark, markOf, measure } from './measure.ts'
import { scoresPage } from './page.ts'
import { calibration, totalsOf } from './totals.ts'

describe('the labelled samples', () => {
  let marks: Mark[]
  beforeAll(async () => {
    marks = await measure()
  })

  test('every label has its file', () => {
    expect(readSamples().filter(({ file }) => !existsSync(file))).toEqual([])
  })

  test('the scores do not fall', () => {
    expect(fallen(totalsOf(marks), readFloor())).toEqual([])
  })

  test('the published page is what `npm run scores` writes', () => {
    expect(scoresPage(marks)).toBe(readFileSync(new URL('../../../docs/connector/scores.md', import.meta.url), 'utf8'))
  })

  test('of the fields given with 0.9 or more, nine in ten are right', () => {
    const sure = calibration(marks.flatMap(({ given }) => given)).at(-1)!
    expect(sure.given).toBeGreaterThan(100)
    expect(sure.right / sure.given).toBeGreaterThanOrEqual(0.9)
  })
})

describe('marking', () => {
  const sample: Sample = {
    name: 'halls.csv',
    file: 'halls.csv',
    labels: {
      format: 'csv',
      language: 'fr',
      entity: ['place'],
      records: 2,
      fields: { name: ['salle'], url: ['site'] },
      also: { email: ['courriel'] },
    },
  }
  const given = (to: string, from: string, confidence: number, reasons = ['label']) => ({
    to,
    from,
    confidence,
    reasons,
  })
  const reading = (mapping: ReturnType<typeof given>[]) =>
    ({ path: 'halls.csv', format: 'csv', records: 2, entity: { type: 'place' }, mapping }) as never

  test('a field from another column is missing and wrong at once', () => {
    const mark = markOf(sample, reading([given('name', 'rue', 0.7), given('email', 'courriel', 0.95)]))
    expect(mark).toMatchObject({ detected: true, counted: true, entity: true, right: 0, missing: ['name', 'url'] })
    expect(mark.wrong).toEqual(['name ← rue'])
    expect(mark.given).toEqual([
      { confidence: 0.7, right: false },
      { confidence: 0.95, right: true },
    ])
  })

  test('what the format itself names is found, but is no judgement', () => {
    const mark = markOf(sample, reading([given('name', 'salle', 1, ['known']), given('status', 'x', 1, ['known'])]))
    expect(mark).toMatchObject({ right: 1, missing: ['url'], wrong: [], given: [] })
  })

  test('a file that cannot be read lacks everything', () => {
    expect(markOf(sample, undefined)).toMatchObject({ detected: false, counted: false, missing: ['name', 'url'] })
  })

  test('a confidence belongs to one band', () => {
    const bands = calibration([0.1, 0.5, 0.6, 0.9, 1].map((confidence) => ({ confidence, right: true })))
    expect(bands.map((band) => band.given)).toEqual([1, 1, 1, 0, 0, 2])
  })

  test('a figure that fell is told', () => {
    const totals = totalsOf([markOf(sample, undefined)])
    expect(fallen(totals, { files: 1, detected: 1, counted: 0, entity: 0, right: 0 })).toEqual([
      'detected: 0, it was 1',
    ])
  })
})
