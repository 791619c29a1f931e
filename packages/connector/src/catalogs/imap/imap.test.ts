import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultLimits } from '../../limits.ts'
import { rooms } from '../testing/folder.ts'
import { imapServer, type TestImap } from '../testing/imap-server.ts'
import { harvest } from '../testing/kit.ts'
import { localhost } from '../testing/localhost.ts'

const open: TestImap[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function serve(...given: Parameters<typeof imapServer>) {
  const server = await imapServer(...given)
  open.push(server)
  return { ...server, base: `imap://agenda%40mairie.fr@127.0.0.1:${server.port}/INBOX` }
}
const credentials = { password: 's3cret' }
const head = (subject: string) => `From: "Comité des fêtes" <comite@example.org>
To: agenda@mairie.fr
Date: Mon, 23 Nov 2026 09:00:00 +0100
Subject: ${subject}
Message-ID: <${subject.length}@example.org>
MIME-Version: 1.0`
const loto = `${head('Loto')}
Content-Type: text/plain; charset=utf-8

Grand loto samedi 5 décembre 2026 à 20h à la salle des fêtes de Donges.
Entrée gratuite.
`
const invitation = `${head('=?utf-8?Q?R=C3=A9union?=')}
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Voir l’invitation.
--b
Content-Type: text/calendar; method=REQUEST; charset=utf-8

BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Réunion publique
DTSTART;TZID=Europe/Paris:20261207T190000
END:VEVENT
END:VCALENDAR
--b--
`
const table = `${head('=?utf-8?Q?Nos_salles_=C3=A0_jour?=')}
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Bonjour, voici la liste.
--b
Content-Type: text/csv; charset=utf-8; name="salles.csv"
Content-Disposition: attachment; filename="salles.csv"
Content-Transfer-Encoding: base64

${Buffer.from(rooms).toString('base64')}
--b
Content-Type: image/png; name="logo.png"
Content-Disposition: attachment; filename="logo.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b--
`

describe('a mailbox', () => {
  it('gives what its mails announce and what is attached to them, and leaves them unread', async () => {
    const server = await serve([loto, invitation, table])
    const { members, error, reading } = await harvest(server.base, { credentials })
    expect(error).toBeUndefined()
    const names = Object.fromEntries(
      Object.entries(members).map(([path, list]) => [path, list.map(({ name }) => name)]),
    )
    expect(names).toEqual({
      '1-Loto.eml': ['Loto'],
      '2-Réunion.eml#calendar': ['Réunion publique'],
      '3-Nos-salles-à-jour.eml': [],
      '3-salles.csv': ['Salle des fêtes', 'Gymnase'],
    })
    expect(Object.keys(members).some((path) => path.includes('logo'))).toBe(false)
    expect(server.flags().flat()).not.toContain('\\Seen')
    expect(reading.changesOnly).toBe(true)
    expect(reading.state).toMatchObject({ protocol: 'imap', version: '7:3' })
    expect(JSON.stringify(Object.values(members))).not.toMatch(/s3cret|agenda%40/)
  })

  it('gives each mail once', async () => {
    const server = await serve([loto])
    const { state } = (await harvest(server.base, { credentials })).reading
    expect((await harvest(server.base, { credentials, state })).reading.unchanged).toBe(true)
    server.deliver(table)
    const news = await harvest(server.base, { credentials, state })
    expect(Object.keys(news.members)).toContain('2-salles.csv')
    expect(Object.keys(news.members).join()).not.toContain('Loto')
    expect(news.reading.state?.version).toBe('7:2')
  })

  it('that was made anew is read from its first mail', async () => {
    const before = { protocol: 'imap', version: '7:900' }
    const server = await serve([loto], { uidValidity: 8 })
    const { records, reading } = await harvest(server.base, { credentials, state: before })
    expect(records).toHaveLength(1)
    expect(reading.state?.version).toBe('8:1')
  })

  it('goes on after a break', async () => {
    const server = await serve(
      Array.from({ length: 12 }, (_, number) => loto.replace('loto', `loto ${number}`)),
      {
        cutAfter: 4000,
      },
    )
    const { records, error, broken } = await harvest(server.base, { credentials })
    expect({ error, broken }).toEqual({ error: undefined, broken: undefined })
    expect(records).toHaveLength(12)
    expect(server.connections()).toBe(2)
  })

  it('with a mail that is too large gives what is written in it', async () => {
    const heavy = `${head('Loto')}
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Grand loto samedi 5 décembre 2026 à 20h à la salle des fêtes de Donges.
--b
Content-Type: application/pdf; name="affiche.pdf"
Content-Disposition: attachment; filename="affiche.pdf"
Content-Transfer-Encoding: base64

${Buffer.alloc(30_000).toString('base64')}
--b--
`
    const server = await serve([heavy])
    const { members, error } = await harvest(server.base, {
      credentials,
      limits: { ...defaultLimits, maxBytes: 10_000 },
    })
    expect(error).toBeUndefined()
    expect(Object.entries(members).map(([path, list]) => [path, list.length])).toEqual([['1-Loto.eml', 1]])
  })

  it('that is empty is no failure', async () => {
    const server = await serve([])
    const { error, reading } = await harvest(server.base, { credentials })
    expect(error).toBeUndefined()
    expect(reading.state?.version).toBe('7:0')
  })

  it('says what is wrong: the password, its absence, the mailbox', async () => {
    const server = await serve([loto])
    const error = async (address: string, password?: string) =>
      (await harvest(address, password === undefined ? {} : { credentials: { password } })).error?.key
    expect(await error(server.base, 'x')).toBe('not-allowed')
    expect(await error(server.base)).toBe('password-missing')
    expect(await error(server.base.replace('INBOX', 'Nulle%20part'), 's3cret')).toBe('not-found')
  })

  it('is read over TLS when its certificate is good', async () => {
    const server = await serve([loto], { tls: true })
    const address = `imaps://agenda%40mairie.fr@localhost:${server.port}/`
    const options = { credentials, allowHosts: ['localhost'] }
    expect((await harvest(address, options)).error).toMatchObject({ key: 'bad-certificate' })
    const known = getCACertificates('default')
    setDefaultCACertificates([...known, localhost.cert])
    try {
      expect((await harvest(address, options)).records).toHaveLength(1)
    } finally {
      setDefaultCACertificates(known)
    }
  })

  it('in a private network is left alone', async () => {
    const server = await serve([loto])
    for (const host of ['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', 'localhost'])
      expect((await harvest(`imap://a@${host}:${server.port}/`, { credentials, allowHosts: [] })).error).toMatchObject({
        key: 'private-address',
      })
    expect(server.connections()).toBe(0)
  })
})
