import { describe, expect, test } from 'vitest'
import { faultsOf, type RunFacts } from './faults.ts'

const now = new Date('2026-11-23T10:00:00Z')
const url = 'https://www.blain.example/agenda.csv'
const run = (daysAgo: number, more: Partial<RunFacts> = {}): RunFacts => ({
  state: 'done',
  at: new Date(now.getTime() - daysAgo * 86_400_000),
  problem: null,
  read: 40,
  merged: 0,
  refused: 0,
  added: 1,
  changed: 0,
  withdrawn: 0,
  changesOnly: false,
  finalUrl: url,
  certificateUntil: null,
  ...more,
})
const failed = (daysAgo: number, key: string) =>
  run(daysAgo, { state: 'failed', read: 0, added: 0, problem: { key }, finalUrl: null })
const kinds = (runs: RunFacts[], columns = []) => faultsOf({ url, runs, columns }, now).map((fault) => fault.kind)
const weeks = (count: number, more: (i: number) => Partial<RunFacts> = () => ({})) =>
  Array.from({ length: count }, (_, i) => run(i * 7, more(i)))

describe('What ails a source', () => {
  test('nothing, when it answers as it always did', () => {
    expect(kinds(weeks(10))).toEqual([])
    expect(kinds([])).toEqual([])
  })

  test('a server that sleeps once is forgiven, twice running is told', () => {
    expect(kinds([failed(0, 'server-error'), ...weeks(5)])).toEqual([])
    expect(kinds([failed(0, 'too-slow'), failed(1, 'server-error'), ...weeks(5)])).toEqual(['unreachable'])
  })

  test('a page that is gone, or a file that cannot be read, is told at once', () => {
    expect(kinds([failed(0, 'not-found'), ...weeks(5)])).toEqual(['unreachable'])
    expect(faultsOf({ url, runs: [failed(0, 'format-unknown')], columns: [] }, now)).toEqual([
      { kind: 'unreadable', subject: '', details: { reason: 'format-unknown' } },
    ])
  })

  test('a run that this machine itself broke off is no fault of the source', () => {
    expect(kinds([failed(0, 'run-interrupted'), ...weeks(5)])).toEqual([])
  })

  test('a harvest that waits for a person is told', () => {
    expect(kinds([run(0, { state: 'held', problem: { key: 'withdraws-too-much' } }), ...weeks(4)])).toEqual(['held'])
  })

  test('an agenda that has been silent for longer than it ever was is told, with its rhythm', () => {
    const quiet = [
      ...Array.from({ length: 40 }, (_, i) => run(i, { added: 0, state: 'unchanged' })),
      ...weeks(6).map((one) => ({ ...one, at: new Date(one.at.getTime() - 40 * 86_400_000) })),
    ]
    expect(faultsOf({ url, runs: quiet, columns: [] }, now)).toEqual([
      { kind: 'silent', subject: '', details: { since: '2026-10-14', days: 7 } },
    ])
  })

  test('a list that melts away a little each week is told when half of it is gone, and only of whole readings', () => {
    const melting = (least: number) => weeks(12, (i) => ({ read: Math.max(least, 40 - (11 - i) * 3) }))
    expect(kinds(melting(25))).toEqual([])
    expect(kinds(melting(5))).toEqual(['shrinking'])
    expect(kinds([run(0, { read: 1, changesOnly: true }), ...weeks(6)])).toEqual([])
  })

  test('a list that had everything twice for a few days, or a flood for a day or two, has not shrunk when it is itself again', () => {
    const twice = (i: number) => (i === 1 || i === 2 || i === 3 ? { read: 90, merged: 50 } : {})
    expect(kinds(weeks(6, twice))).toEqual([])
    expect(kinds(weeks(6, (i) => (i === 1 || i === 2 ? { read: 900 } : {})))).toEqual([])
  })

  test('a list that a person agreed to halve has not shrunk since', () => {
    const halved = (i: number) => (i < 3 ? { read: 18, ...(i === 2 && { withdrawn: 22 }) } : {})
    expect(kinds(weeks(9, halved))).toEqual([])
    expect(kinds(weeks(9, (i) => (i < 3 ? { read: 18 } : {})))).toEqual(['shrinking'])
  })

  test('one that cannot be reached is not told to be silent too; a silent one that fails for a day is so still', () => {
    const days = (count: number, from: number, more: Partial<RunFacts> = {}) =>
      Array.from({ length: count }, (_, i) => run(from + i, more))
    const dead = Array.from({ length: 20 }, (_, i) => failed(i, 'not-found'))
    expect(kinds([...dead, ...days(10, 20)])).toEqual(['unreachable'])
    const quiet = [...days(14, 1, { state: 'unchanged', added: 0 }), ...days(10, 15)]
    expect(kinds(quiet)).toEqual(['silent'])
    expect(kinds([failed(0, 'server-error'), ...quiet])).toEqual(['silent'])
  })

  test('many rows that can no longer be understood are told; a source that always had some is not', () => {
    expect(kinds([run(0, { refused: 20 }), ...weeks(6)])).toEqual(['refusing'])
    expect(kinds(weeks(6, () => ({ refused: 8 })))).toEqual([])
  })

  test('an address that leads elsewhere three times running has moved; the step to https has not', () => {
    const to = (finalUrl: string) => weeks(4, () => ({ finalUrl }))
    expect(kinds(to('https://data.blain.example/agenda.csv'))).toEqual(['moved'])
    expect(kinds([run(0, { finalUrl: 'https://data.blain.example/agenda.csv' }), ...weeks(4)])).toEqual([])
    expect(kinds(to('https://blain.example/agenda.csv?jeton=1'))).toEqual([])
  })

  test('a certificate is told a fortnight before its end', () => {
    const until = (day: string) => kinds([run(0, { certificateUntil: new Date(day) })])
    expect(until('2026-12-20')).toEqual([])
    expect(until('2026-12-01')).toEqual(['certificate'])
  })
})
