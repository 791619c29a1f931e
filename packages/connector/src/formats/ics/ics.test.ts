import type { Event, Recurrence } from '@wiker/model'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { collect, context, kinds, read, temporaryFile } from '../../testing/source.ts'
import { writeIcs } from './write.ts'

const calendar = (...events: string[]) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:1@mairie', 'SUMMARY:Marché', ...lines, 'END:VEVENT', ''].join('\r\n')
const one = async (text: string | Uint8Array) => (await read('a.ics', text)).rows[0]!

describe('a calendar', () => {
  it.each([
    ['a floating time, which is that of the town', 'DTSTART:20261128T203000', '2026-11-28T20:30:00+01:00'],
    ['a floating time in summer', 'DTSTART:20260714T203000', '2026-07-14T20:30:00+02:00'],
    ['universal time', 'DTSTART:20261128T193000Z', '2026-11-28T20:30:00+01:00'],
    ['a name of Microsoft', 'DTSTART;TZID=Romance Standard Time:20261128T203000', '2026-11-28T20:30:00+01:00'],
    [
      'a name in quotes',
      'DTSTART;TZID="(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris":20261128T203000',
      '2026-11-28T20:30:00+01:00',
    ],
    [
      'a long identifier',
      'DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261128T203000',
      '2026-11-28T20:30:00+00:00',
    ],
    ['another zone', 'DTSTART;TZID=America/New_York:20261128T203000', '2026-11-28T20:30:00-05:00'],
    ['a zone nobody knows', 'DTSTART;TZID=Mairie:20261128T203000', '2026-11-28T20:30:00+01:00'],
    ['a day', 'DTSTART;VALUE=DATE:20261128', '2026-11-28'],
    ['a day that forgot to say so', 'DTSTART;TZID=Europe/Paris:20261128', '2026-11-28'],
    ['the form of another standard', 'DTSTART:2026-11-28T20:30:00+01:00', '2026-11-28T20:30:00+01:00'],
  ])('understands %s (failure 13)', async (_, line, expected) => {
    expect((await one(calendar(event(line))))['VEVENT.DTSTART']).toBe(expected)
  })

  it('takes its own zone for floating times', async () => {
    const text = calendar('X-WR-TIMEZONE:Europe/Bucharest\r\n', event('DTSTART:20261128T203000'))
    expect((await one(text))['VEVENT.DTSTART']).toBe('2026-11-28T20:30:00+02:00')
  })

  it('knows a zone by its offsets when its name says nothing', async () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Zone maison',
      'BEGIN:STANDARD',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
      '',
    ].join('\r\n')
    const text = calendar(zone, event('DTSTART;TZID=Zone maison:20260714T203000'))
    expect((await one(text))['VEVENT.DTSTART']).toBe('2026-07-14T20:30:00+02:00')
  })

  it('gives the last day of several, not the day after', async () => {
    expect(
      (await one(calendar(event('DTSTART;VALUE=DATE:20261128', 'DTEND;VALUE=DATE:20261130'))))['VEVENT.DTEND'],
    ).toBe('2026-11-29')
    expect(
      (await one(calendar(event('DTSTART;VALUE=DATE:20261128', 'DTEND;VALUE=DATE:20261129'))))['VEVENT.DTEND'],
    ).toBeUndefined()
    expect((await one(calendar(event('DTSTART;VALUE=DATE:20261128', 'DURATION:P3D'))))['VEVENT.DTEND']).toBe(
      '2026-11-30',
    )
    expect((await one(calendar(event('DTSTART:20261128T203000', 'DURATION:PT2H30M'))))['VEVENT.DTEND']).toBe(
      '2026-11-28T23:00:00+01:00',
    )
  })

  it('keeps a series whole: rule, dates left out, dates added, occurrences changed (failure 12)', async () => {
    const series = event(
      'DTSTART;TZID=Europe/Paris:20260901T100000',
      'DTEND;TZID=Europe/Paris:20260901T110000',
      'RRULE:FREQ=WEEKLY;BYDAY=TU',
      'EXDATE;TZID=Europe/Paris:20261020T100000,20261027T100000',
      'RDATE;TZID=Europe/Paris:20261102T100000',
    )
    const moved = event(
      'RECURRENCE-ID;TZID=Europe/Paris:20260908T100000',
      'DTSTART;TZID=Europe/Paris:20260909T140000',
      'DTEND;TZID=Europe/Paris:20260909T150000',
    )
    const off = event(
      'RECURRENCE-ID;TZID=Europe/Paris:20260915T100000',
      'DTSTART;TZID=Europe/Paris:20260915T100000',
      'STATUS:CANCELLED',
    )
    const { layer, rows } = await read('a.ics', calendar(moved, series, off))
    expect(rows).toHaveLength(1)
    expect(layer.merged).toBe(2)
    expect(rows[0]!['VEVENT.RRULE'] as Recurrence).toEqual({
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      exdates: ['2026-10-20T10:00:00+02:00', '2026-10-27T10:00:00+01:00'],
      rdates: ['2026-11-02T10:00:00+01:00'],
      timezone: 'Europe/Paris',
      overrides: [
        {
          recurrenceId: '2026-09-08T10:00:00+02:00',
          startDate: '2026-09-09T14:00:00+02:00',
          endDate: '2026-09-09T15:00:00+02:00',
          name: 'Marché',
        },
        {
          recurrenceId: '2026-09-15T10:00:00+02:00',
          startDate: '2026-09-15T10:00:00+02:00',
          name: 'Marché',
          eventStatus: 'cancelled',
        },
      ],
    })
  })

  it('counts every event of the file, those that change a series too', async () => {
    const series = event('DTSTART:20260901T100000', 'RRULE:FREQ=WEEKLY;BYDAY=TU')
    const moved = event('RECURRENCE-ID:20260908T100000', 'DTSTART:20260909T140000')
    const source = await openSource(await temporaryFile('a.ics', calendar(series, moved)), { today: '2026-11-23' })
    const [member] = source.members
    expect(await collect(member!.convert())).toHaveLength(1)
    expect(member!.counts).toEqual({ records: 2, refused: 0 })
    await source.dispose()
  })

  it('is read although its ends are missing and its folding is broken (failure 14)', async () => {
    const text =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Fête\nDTSTART:20261128\nDESCRIPTION:Premier\nparagraphe sans retrait\nBEGIN:VEVENT\nUID:2\nSUMMARY:Bal de\n  la fin\nDTSTART:20261129\n'
    const { layer, rows } = await read('a.ics', text)
    expect(rows.map((row) => row['VEVENT.SUMMARY'])).toEqual(['Fête', 'Bal de la fin'])
    expect(rows[0]!['VEVENT.DESCRIPTION']).toBe('Premier\nparagraphe sans retrait')
    expect(layer.warnings.find(({ kind }) => kind === 'missing-end')).toMatchObject({ count: 2 })
    expect(kinds(layer.repairs)).toContain('bad-folding')
  })

  it('keeps escapes, places, people and pictures, and leaves alarms alone', async () => {
    const text = event(
      'DTSTART:20261128T203000',
      'DESCRIPTION:Ligne\\nsuivante\\, fin\\; \\\\',
      'LOCATION:Salle\\, Blain',
      'GEO:47.47;-1.76',
      'ORGANIZER;CN="Mairie: Blain":mailto:a@blain.fr',
      'CATEGORIES:Loto,Jeux\\, dés',
      'ATTACH;FMTTYPE=image/png:https://blain.fr/a.png',
      'BEGIN:VALARM',
      'DESCRIPTION:Rappel',
      'END:VALARM',
    )
    expect(await one(calendar(text))).toMatchObject({
      'VEVENT.DESCRIPTION': 'Ligne\nsuivante, fin; \\',
      'VEVENT.LOCATION': 'Salle, Blain',
      'VEVENT.GEO.latitude': 47.47,
      'VEVENT.GEO.longitude': -1.76,
      'VEVENT.ORGANIZER.CN': 'Mairie: Blain',
      'VEVENT.ORGANIZER': 'a@blain.fr',
      'VEVENT.CATEGORIES': ['Loto', 'Jeux, dés'],
      'VEVENT.IMAGE': 'https://blain.fr/a.png',
    })
  })

  it('may be written in Latin-1', async () => {
    expect(
      (await one(iconv.encode(calendar(event('DTSTART:20261128', 'LOCATION:Théâtre')), 'latin1')))['VEVENT.LOCATION'],
    ).toBe('Théâtre')
  })

  it('keeps its hour through the change of clocks (failure 24)', async () => {
    for (const [day, offset] of [
      ['20260328', '+01:00'],
      ['20260329', '+02:00'],
      ['20261024', '+02:00'],
      ['20261025', '+01:00'],
    ]) {
      expect((await one(calendar(event(`DTSTART:${day}T100000`))))['VEVENT.DTSTART']).toMatch(`T10:00:00${offset}`)
    }
  })

  it('of many thousand events is read in one go', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      event(`DTSTART:202611${String(1 + (index % 28)).padStart(2, '0')}T203000Z`).replace('1@', `${index}@`),
    )
    const { rows } = await read('a.ics', calendar(...many))
    expect(rows).toHaveLength(20_000)
  })
})

describe('a calendar written', () => {
  const base: Event = {
    type: 'Event',
    id: 'urn:wiker:event:1',
    name: 'Loto, « géant » ; à l’école\nouvert à tous',
    eventStatus: 'scheduled',
  }
  const write = async (...events: Event[]) => {
    const list = async function* () {
      yield* events
    }
    return (
      await collect(writeIcs(list(), { now: '2026-11-23T10:00:00Z', timezone: 'Europe/Paris', title: 'Agenda' }))
    ).join('')
  }

  it('folds at 75 octets between characters', async () => {
    const text = await write({ ...base, startDate: '2026-11-28', description: 'été à l’œuvre 😀 '.repeat(40) })
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
  })

  it('writes an unknown hour as a day and names the zone of a known one', async () => {
    const text = await write(
      { ...base, startDate: '2026-11-28', endDate: '2026-11-29' },
      { ...base, startDate: '2026-11-28T20:30:00+01:00' },
    )
    expect(text).toContain('DTSTART;VALUE=DATE:20261128\r\nDTEND;VALUE=DATE:20261130\r\n')
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20261128T203000\r\n')
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
    expect(text).toContain('RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')
  })

  it('names each date that school holidays take away', async () => {
    const list = async function* () {
      yield {
        ...base,
        startDate: '2026-10-06T20:00:00+02:00',
        recurrence: { rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=8', exceptSchoolHolidays: true, timezone: 'Europe/Paris' },
      } satisfies Event
    }
    const schoolHolidays = [{ starts: '2026-10-17', ends: '2026-11-01' }]
    const text = (await collect(writeIcs(list(), { now: '2026-11-23T10:00:00Z', schoolHolidays }))).join('')
    expect(text).toContain('EXDATE;TZID=Europe/Paris:20261020T200000,20261027T200000')
  })

  it('says the same when it is read again', async () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
      .filter((text) => /^[^\p{C}]+$/u.test(text) && text.trim() === text && text.isWellFormed())
    await fc.assert(
      fc.asyncProperty(words, day, fc.integer({ min: 4, max: 22 }), async (name, date, hour) => {
        const written = await write(
          {
            ...base,
            name,
            description: `${name}\n${name}`,
            startDate: `${date}T${String(hour).padStart(2, '0')}:15:00Z`,
          },
          { ...base, id: 'b', startDate: date },
        )
        const { rows } = await read('a.ics', written, context)
        expect(rows[0]!['VEVENT.SUMMARY']).toBe(name)
        expect(rows[0]!['VEVENT.DESCRIPTION']).toBe(`${name}\n${name}`)
        expect(Date.parse(String(rows[0]!['VEVENT.DTSTART']))).toBe(
          Date.parse(`${date}T${String(hour).padStart(2, '0')}:15:00Z`),
        )
        expect(rows[1]!['VEVENT.DTSTART']).toBe(date)
      }),
      { numRuns: 60 },
    )
  })

  it('gives back a series with all its exceptions', async () => {
    const recurrence: Recurrence = {
      rrule: 'FREQ=WEEKLY;BYDAY=TU',
      exdates: ['2026-10-20T10:00:00+02:00'],
      rdates: ['2026-11-02T10:00:00+01:00'],
      timezone: 'Europe/Paris',
      overrides: [
        {
          recurrenceId: '2026-09-08T10:00:00+02:00',
          startDate: '2026-09-09T14:00:00+02:00',
          endDate: '2026-09-09T15:00:00+02:00',
          name: 'Moved',
          eventStatus: 'cancelled',
        },
      ],
    }
    const written = await write({
      ...base,
      startDate: '2026-09-01T10:00:00+02:00',
      endDate: '2026-09-01T11:00:00+02:00',
      recurrence,
    })
    expect((await read('a.ics', written)).rows[0]!['VEVENT.RRULE']).toEqual(recurrence)
  })
})
