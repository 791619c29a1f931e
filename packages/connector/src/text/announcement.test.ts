import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EventDraft, readAnnouncement, readAnnouncementText } from './announcement.ts'
import { announcements } from './announcements.cases.ts'
import { moreAnnouncements } from './announcements-more.cases.ts'

const options = { today: '2026-11-23', timezone: 'Europe/Paris', kind: 'txt' as const }

describe('an announcement tells its events', () => {
  test.each(
    [...announcements, ...moreAnnouncements].map((one) => [one.text.slice(0, 70).replace(/\n/g, ' '), one] as const),
  )('%s', (_, { text, events, kind, country, timezone }) => {
    const told = readAnnouncementText(text, {
      ...options,
      ...(kind ? { kind } : {}),
      ...(country ? { country } : {}),
      ...(timezone ? { timezone } : {}),
    })
    expect(told.events.map(dates)).toHaveLength(events.length)
    for (const [i, expected] of events.entries()) {
      const { startDate, ...fields } = expected
      expect(told.events[i]?.startDate).toBe(startDate)
      expect(told.events[i]).toMatchObject(fields)
      // What is not known is said.
      if (!startDate) expect(told.events[i]?.warnings.length).toBeGreaterThan(0)
    }
  })
})

describe('an e-mail', () => {
  const mail = [
    'From: =?UTF-8?Q?Comit=C3=A9_des_f=C3=AAtes?= <comite@exemple.fr>',
    'To: mairie@exemple.fr',
    'Subject: =?UTF-8?B?VFI6IEbDqnRlIGRlcyBsdW1pw6hyZXM=?=',
    'Date: Mon, 16 Nov 2026 09:12:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Bonjour,',
    '',
    'La f=EAte des lumi=E8res aura lieu samedi prochain =E0 18h30, place de l=',
    "'=E9glise. Gratuit.",
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>…</p>',
    '--b--',
    '',
  ].join('\r\n')

  test('is decoded, and its own date is the day on which "samedi prochain" was said', async () => {
    const { events } = await readAnnouncement(mail, { ...options, kind: 'eml' })
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({
      name: 'Fête des lumières',
      startDate: '2026-11-21T18:30:00+01:00',
      isAccessibleForFree: true,
    })
    expect(events[0]?.organizer?.name).toBe('Comité des fêtes')
  })

  test('is read from the given day when that was given on purpose', async () => {
    const { events } = await readAnnouncement(mail, { ...options, kind: 'eml', todayIsGiven: true })
    expect(events[0]?.startDate).toBe('2026-11-28T18:30:00+01:00')
  })

  test('in HTML alone, in base64, gives its text', async () => {
    const html = Buffer.from(
      '<html><body><p>Loto <b>dimanche 6 décembre</b> à 14h</p><p>Salle des f&ecirc;tes</p></body></html>',
    ).toString('base64')
    const source = `Subject: Loto\r\nDate: Mon, 16 Nov 2026 09:12:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${html}\r\n`
    const { events } = await readAnnouncement(source, { ...options, kind: 'eml' })
    expect(events[0]).toMatchObject({
      name: 'Loto',
      startDate: '2026-12-06T14:00:00+01:00',
      location: { name: 'Salle des fêtes' },
    })
  })
})

test('hours that the clock skips or shows twice are said', () => {
  const { events } = readAnnouncementText('Nuit des étoiles dimanche 28 mars 2027 à 2h30 au stade', options)
  expect(events[0]?.startDate).toBe('2027-03-28T03:30:00+02:00')
  expect(events[0]?.warnings[0]?.key).toBe('time-skipped')
})

const dates = (event: EventDraft) => event.startDate

test('any text is read or left, never thrown at', async () => {
  const words = [
    'samedi',
    '14',
    'mars',
    'à',
    '20h',
    'du',
    'au',
    '5',
    'et',
    'soit',
    'loto',
    'tous les',
    'mardis',
    'sauf',
    'le',
    '31/02',
    '\n',
    '>',
    '€',
    'annulé',
    '—',
    '«',
    'Objet :',
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...words), { maxLength: 25 }),
      fc.constantFrom('txt' as const, 'md' as const, 'eml' as const),
      async (list, kind) => {
        const { events } = await readAnnouncement(list.join(' '), { ...options, kind })
        for (const event of events)
          expect(event.startDate === undefined || /^\d{4}-\d\d-\d\d/.test(event.startDate)).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
})
