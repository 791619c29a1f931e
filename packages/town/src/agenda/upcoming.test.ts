import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../days.ts'
import { addEvent, addTown } from '../testing/rows.ts'
import type { AgendaQuery, TownCard } from '../types.ts'
import { readAgendaRecords } from './feed.ts'
import { readAgenda } from './upcoming.ts'

const { db } = await testDatabase()
const today = '2026-11-23'
let blain: TownCard
let query: AgendaQuery

beforeEach(async () => {
  await sql`truncate town cascade`.execute(db)
  blain = await addTown(db, { code: '44015', name: 'Blain', slug: 'blain' })
  query = { town: blain, from: today, to: '2026-11-29', today }
})

const names = (lines: { name: string }[]) => lines.map((line) => line.name)
const tuesdays = ['2026-11-17', '2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22']

describe('the agenda of Blain', () => {
  it('lists days in order, and on a day the known hours before the hour to be confirmed', async () => {
    await addEvent(db, { name: 'Fest-noz' }, { town: '44015', dates: ['2026-11-28T21:00'] })
    await addEvent(db, { name: 'Bourse aux jouets' }, { town: '44015', dates: ['2026-11-28'] })
    await addEvent(db, { name: 'Loto' }, { town: '44015', dates: ['2026-11-28T14:00'] })
    await addEvent(db, { name: 'Conseil municipal' }, { town: '44015', dates: ['2026-11-26T19:30'] })
    const agenda = await readAgenda(db, query)
    expect(agenda.days.map((one) => [one.day, names(one.lines)])).toEqual([
      ['2026-11-26', ['Conseil municipal']],
      ['2026-11-28', ['Loto', 'Fest-noz', 'Bourse aux jouets']],
    ])
    expect(agenda.days[1]!.lines[0]!.startsAt).toBe('2026-11-28T14:00:00+01:00')
    expect(agenda.days[1]!.lines[2]!.startsAt).toBeNull()
    expect(agenda.total).toBe(4)
  })

  it('shows the weekly gym class once, at its next day, so that it does not drown the loto', async () => {
    await addEvent(db, { name: 'Gymnastique' }, { town: '44015', category: 'sport', dates: tuesdays })
    await addEvent(db, { name: 'Loto' }, { town: '44015', category: 'loto', dates: ['2026-11-28T14:00'] })
    const agenda = await readAgenda(db, { ...query, to: '2026-12-31' })
    expect(names(agenda.series)).toEqual(['Gymnastique'])
    expect(agenda.series[0]!.day).toBe('2026-11-24')
    expect(agenda.days.flatMap((one) => names(one.lines))).toEqual(['Loto'])
    expect(agenda.categories).toEqual([
      { category: 'loto', count: 1 },
      { category: 'sport', count: 1 },
    ])
  })

  it('keeps a play given on three evenings under its three days', async () => {
    await addEvent(
      db,
      { name: 'Pièce' },
      { town: '44015', dates: ['2026-11-27T20:30', '2026-11-28T20:30', '2026-11-29T15:00'] },
    )
    expect((await readAgenda(db, query)).days.map((one) => one.day)).toEqual(['2026-11-27', '2026-11-28', '2026-11-29'])
  })

  it('shows an exhibition that lasts once, and a fête of two days that began yesterday under today', async () => {
    await addEvent(db, { name: 'Exposition' }, { town: '44015', dates: [{ day: '2026-10-01', until: '2026-12-20' }] })
    await addEvent(db, { name: 'Fête' }, { town: '44015', dates: [{ day: '2026-11-22', until: '2026-11-23' }] })
    const agenda = await readAgenda(db, query)
    expect(names(agenda.lasting)).toEqual(['Exposition'])
    expect(agenda.days.map((one) => [one.day, names(one.lines)])).toEqual([[today, ['Fête']]])
  })

  it('leaves out what is past, what is in another town and what was withdrawn', async () => {
    await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay' })
    await addEvent(db, { name: 'Hier' }, { town: '44015', dates: ['2026-11-22T20:00'] })
    await addEvent(db, { name: 'Ailleurs' }, { town: '44195', dates: ['2026-11-28'] })
    await addEvent(db, { name: 'Retiré' }, { town: '44015', dates: ['2026-11-28'], withdrawn: true })
    const agenda = await readAgenda(db, query)
    expect(agenda).toMatchObject({ days: [], lasting: [], series: [], total: 0, pages: 1 })
  })

  it('says what is cancelled, for one day of a series or for the whole event', async () => {
    await addEvent(db, { name: 'Concert', eventStatus: 'cancelled' }, { town: '44015', dates: ['2026-11-27T20:00'] })
    await addEvent(
      db,
      { name: 'Chorale' },
      { town: '44015', dates: [{ day: '2026-11-24', status: 'cancelled' }, ...tuesdays.slice(2), '2026-12-29'] },
    )
    const agenda = await readAgenda(db, query)
    expect(agenda.days[0]!.lines[0]!.status).toBe('cancelled')
    expect(agenda.series[0]).toMatchObject({ day: '2026-11-24', status: 'cancelled' })
  })

  it('shows examples with their label and never counts them', async () => {
    await addEvent(db, { name: 'Vrai' }, { town: '44015', category: 'concert', dates: ['2026-11-28'] })
    await addEvent(
      db,
      { name: 'Exemple' },
      { town: '44015', category: 'concert', dates: ['2026-11-28'], example: true },
    )
    const agenda = await readAgenda(db, query)
    expect(agenda.days[0]!.lines.map((line) => line.example)).toEqual([true, false])
    expect(agenda.total).toBe(1)
    expect(agenda.categories).toEqual([{ category: 'concert', count: 1 }])
    expect((await readAgendaRecords(db, query)).map((item) => item.record.name)).toEqual(['Vrai'])
  })

  it('with nothing but examples offers their categories, without a figure', async () => {
    const invented = { town: '44015', dates: ['2026-11-28'], example: true }
    await addEvent(db, { name: 'Loto' }, { ...invented, category: 'loto' })
    await addEvent(db, { name: 'Concert' }, { ...invented, category: 'concert' })
    expect((await readAgenda(db, query)).categories).toEqual([
      { category: 'concert', count: 0 },
      { category: 'loto', count: 0 },
    ])
  })

  it('filtered by category still offers the other categories', async () => {
    await addEvent(db, { name: 'Loto' }, { town: '44015', category: 'loto', dates: ['2026-11-28'] })
    await addEvent(db, { name: 'Concert' }, { town: '44015', category: 'concert', dates: ['2026-11-28'] })
    const agenda = await readAgenda(db, { ...query, categories: ['loto'] })
    expect(agenda.days.flatMap((one) => names(one.lines))).toEqual(['Loto'])
    expect(agenda.total).toBe(1)
    expect(agenda.categories).toHaveLength(2)
    expect((await readAgendaRecords(db, { ...query, categories: ['loto'] })).map((item) => item.record.name)).toEqual([
      'Loto',
    ])
  })

  it('gives the name and the place of one moved evening', async () => {
    const moved = {
      day: '2026-11-28',
      time: '20:00',
      override: { name: 'Bal (salle changée)', location: { name: 'Gymnase' } },
    }
    await addEvent(db, { name: 'Bal', location: { name: 'Salle' } }, { town: '44015', dates: [moved] })
    const line = (await readAgenda(db, query)).days[0]!.lines[0]!
    expect(line).toMatchObject({ name: 'Bal (salle changée)', placeName: 'Gymnase' })
    expect(line.path).toMatch(/^bal-[0-9a-f]{10}$/)
  })

  it('pages show every line once, in order', async () => {
    for (let index = 0; index < 100; index++) {
      await addEvent(
        db,
        { name: `Sortie ${String(index).padStart(3, '0')}` },
        { town: '44015', dates: [addDays(today, index % 7)] },
      )
    }
    const first = await readAgenda(db, query)
    const second = await readAgenda(db, { ...query, page: 2 })
    expect([first.pages, first.total]).toEqual([2, 100])
    const all = [...first.days, ...second.days].flatMap((one) => one.lines)
    expect(new Set(all.map((line) => line.id)).size).toBe(100)
    expect(all.map((line) => line.day)).toEqual(all.map((line) => line.day).toSorted())
  })
})

describe('the agenda of a region with two hundred thousand dates', () => {
  it('reads one town through the index, without looking at the others', async () => {
    await sql`
      insert into town (code, name, slug, timezone, opened_at)
      select 'X' || n, 'Ville ' || n, 'ville-' || n, 'Europe/Paris', now() from generate_series(1, 200) n`.execute(db)
    await sql`
      insert into event (id, town, town_reason, hash, name, category, record)
      select 'urn:wiker:event:' || substr(md5(n::text), 1, 20), 'X' || (n % 200 + 1), 'given', 'h', 'Soirée ' || n, 'concert',
             jsonb_build_object('type', 'Event', 'name', 'Soirée ' || n)
      from generate_series(1, 20000) n`.execute(db)
    await sql`
      insert into event_date (event_id, town, day, ends_day)
      select id, town, day, day from (
        select id, town, '2026-01-01'::date + (step * 73 + ascii(right(id, 1))) as day from event, generate_series(1, 10) step where town like 'X%') dates
      on conflict do nothing`.execute(db)
    await sql`analyze event`.execute(db)
    await sql`analyze event_date`.execute(db)
    const { occurrences } = await import('./lines.ts')
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`
      explain (analyze, format json) ${occurrences({ town: 'X7', from: today, to: addDays(today, 60) })}`.execute(db)
    const scans = scansOf(rows[0]!['QUERY PLAN'][0].Plan)
    expect(scans.filter((scan) => scan['Node Type'] === 'Seq Scan')).toEqual([])
    const read = scans.reduce((sum, scan) => sum + scan['Actual Rows'] * scan['Actual Loops'], 0)
    expect(read).toBeLessThan(5000)
  })
})

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  Plans?: Plan[]
}

function scansOf(plan: Plan): Plan[] {
  const own = plan['Relation Name'] ? [plan] : []
  return [...own, ...(plan.Plans ?? []).flatMap(scansOf)]
}
