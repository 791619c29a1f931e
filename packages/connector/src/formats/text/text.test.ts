import { describe, expect, it } from 'vitest'
import { kinds, open, read, tableOf } from '../../testing/source.ts'

describe('a text', () => {
  it('with front matter is one record, its keys for columns', async () => {
    const { layer, rows } = await read(
      'a.md',
      '---\ntitle: \'Rencontre #56\'\ndate: 18/02/2026\nvenue:\n  name: Halle\ntags: [a, b]\ndescription: "Deux\nlignes mal rentrées"\n---\n\nBonjour *à tous*\n',
    )
    expect(layer.format).toBe('markdown')
    expect(rows[0]).toMatchObject({
      title: 'Rencontre #56',
      date: '18/02/2026',
      'venue.name': 'Halle',
      tags: ['a', 'b'],
      content: 'Bonjour *à tous*',
    })
  })

  it('with front matter that never closes is read all the same', async () => {
    expect((await read('a.md', '---\ntitle: Bal\ndate: 2026-11-28\n')).rows[0]).toEqual({
      title: 'Bal',
      date: '2026-11-28',
    })
  })

  it('whose front matter would fill the memory is refused', async () => {
    const bomb = Array.from(
      { length: 12 },
      (_, level) =>
        `a${level}: &a${level} [${Array(9)
          .fill(level === 0 ? 'x' : `*a${level - 1}`)
          .join(', ')}]`,
    ).join('\n')
    await expect(open('a.md', `---\n${bomb}\n---\n`)).rejects.toMatchObject({ problem: { key: 'bad-front-matter' } })
  })

  it('that announces something gives the event, that announces nothing gives none', async () => {
    const { layer, rows } = await read(
      'a.txt',
      'Loto de l’amicale laïque\n\nSamedi 28 novembre à 20h30, salle polyvalente de Blain.\n',
    )
    expect(layer.known?.entity).toBe('event')
    expect(rows[0]).toMatchObject({ startDate: '2026-11-28T20:30:00+01:00' })
    const thanks = await read('b.txt', 'Un grand merci à tous les bénévoles pour leur aide précieuse.\n')
    expect(thanks.rows).toEqual([])
    expect(kinds(thanks.layer.warnings)).toEqual(['nothing-announced'])
  })

  it('sent as an e-mail with an invitation gives what the invitation says', async () => {
    const mail = [
      'From: Amicale <amicale@example.org>',
      'To: mairie@example.org',
      'Subject: =?utf-8?Q?F=C3=AAte?=',
      'Date: Mon, 23 Nov 2026 10:00:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Voici la date.',
      '--b',
      'Content-Type: text/calendar; charset=utf-8; name="a.ics"',
      'Content-Disposition: attachment; filename="a.ics"',
      'Content-Transfer-Encoding: base64',
      '',
      // As mail programs send it; the calendar is not to be found in the bytes of the e-mail.
      Buffer.from(
        'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Fête\r\nDTSTART:20261128T193000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
      ).toString('base64'),
      '--b--',
      '',
    ].join('\r\n')
    const [layer] = await open('a.eml', mail)
    expect((await tableOf(layer!)).rows[0]).toMatchObject({
      'VEVENT.SUMMARY': 'Fête',
      'VEVENT.DTSTART': '2026-11-28T20:30:00+01:00',
    })
  })
})
