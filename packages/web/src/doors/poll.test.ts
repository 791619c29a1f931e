import { imapServer, type TestImap } from '@wiker/connector/catalogs/testing/imap-server.ts'
import { recentMails } from '@wiker/platform/mail/mail.ts'
import { openSecrets } from '@wiker/platform/secrets.ts'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { getMailbox, setMailbox } from '@wiker/town/doors/mailbox.ts'
import { openItems } from '@wiker/town/doors/read.ts'
import { addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deskDeps, grantEverybody, signEverybodyIn, textOf, visits } from '../testing/desk.ts'
import { type PollDeps, pollMailboxes } from './poll.ts'
import { readDoorItem } from './read-item.ts'

const database = await testDatabase()
const { db } = database
const { deps } = await deskDeps(database)
const secrets = openSecrets({ dataDir: deps.desk!.files, key: 'a key of the tests' })
deps.desk!.secrets = secrets
deps.desk!.mailHosts = ['127.0.0.1']
let people: Awaited<ReturnType<typeof signEverybodyIn>>
const { get, post } = visits(() => people)
const town = '44015'

const asked: number[] = []
const polling: PollDeps = {
  db,
  files: deps.files,
  clock: deps.clock,
  log: { warn: () => undefined, error: () => undefined },
  ask: async (_, item) => {
    asked.push(item)
  },
  allowHosts: ['127.0.0.1'],
  secrets,
  post: deps.post!,
  publicUrl: deps.publicUrl,
  own: ['bonjour@wiker.example'],
}

const servers: TestImap[] = []
beforeAll(async () => {
  people = await signEverybodyIn(database, deps)
})
beforeEach(async () => {
  asked.length = 0
  await sql`truncate town, publication, match_block, mail, audit, door_item, mailbox cascade`.execute(db)
  await addTown(db, { code: town, name: 'Blain', slug: 'blain', latitude: 47.476, longitude: -1.763 })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', latitude: 47.44, longitude: -1.8 })
  await grantEverybody(database, town, '44195')
})
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function mailboxWith(mails: string[], more: Parameters<typeof imapServer>[1] = {}) {
  const server = await imapServer(mails, more)
  servers.push(server)
  const password = await secrets.seal('s3cret')
  const given = {
    town,
    address: 'agenda@mairie.fr',
    host: '127.0.0.1',
    port: server.port,
    secure: false,
    login: 'agenda@mairie.fr',
    password,
  }
  const rest = { folder: 'INBOX', allowed: ['example.org'], answers: true, enabled: true }
  const { rows } = await sql<{ id: string }>`select id from person limit 1`.execute(db)
  await db.transaction().execute((trx) => setMailbox(trx, { ...given, ...rest }, rows[0]!.id))
  return server
}

let number = 0
function mail(text: string, headers: Record<string, string> = {}): string {
  number++
  const all = {
    From: 'Comité des fêtes <comite@example.org>',
    To: 'agenda@mairie.fr',
    Subject: 'Loto',
    Date: 'Mon, 23 Nov 2026 09:00:00 +0100',
    'Message-ID': `<${number}@example.org>`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n\n${text}\n`
}
const loto = () => mail('Grand loto samedi 5 décembre à 20h, salle des fêtes.')
const names = async () => (await openItems(db, town)).map(({ name, known }) => [name, known])

describe('The mailbox of a town', () => {
  test('gives each mail once, known senders first told that it came; what nobody knows is marked', async () => {
    const server = await mailboxWith([
      loto(),
      mail('Concert samedi 12 décembre à 20h30.', { From: 'x@ailleurs.example', Subject: 'Concert' }),
    ])
    expect(await pollMailboxes(polling)).toBe(2)
    expect(await pollMailboxes(polling)).toBe(0)
    expect((await names()).sort()).toEqual([
      ['Concert', false],
      ['Loto', true],
    ])
    const [answer, ...others] = await recentMails(db)
    expect(others).toEqual([])
    expect(answer).toMatchObject({ to: 'comite@example.org', kind: 'door-received' })
    expect(answer!.headers).toMatchObject({ 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' })
    server.deliver(loto())
    expect(await pollMailboxes(polling)).toBe(1)
    // One answer a day is enough.
    expect(await recentMails(db)).toHaveLength(1)
    expect(server.flags().flat()).not.toContain('\\Seen')
    for (const item of asked) await readDoorItem(polling, item)
    const page = await textOf(get('animator', '/bureau/blain/apporter'))
    expect(page).toContain('Expéditeurs inconnus')
    expect(page).toContain('comite@example.org')
  })

  test('connected with old mails in it reads them, and answers none of them', async () => {
    await mailboxWith([mail('Loto samedi 5 décembre à 20h.', { Date: 'Mon, 2 Nov 2026 09:00:00 +0100' })])
    expect(await pollMailboxes(polling)).toBe(1)
    expect(await recentMails(db)).toEqual([])
  })

  test('that was made anew gives nothing twice: a mail is known by its name', async () => {
    const mails = [loto(), loto()]
    await mailboxWith(mails)
    expect(await pollMailboxes(polling)).toBe(2)
    await servers.pop()!.close()
    await mailboxWith([...mails, loto()], { uidValidity: 8 })
    expect(await pollMailboxes(polling)).toBe(1)
    expect(await getMailbox(db, town)).toMatchObject({ validity: 8, lastUid: 3, problem: null })
  })

  test('cut in the middle, by its line or by a killed process, loses none and doubles none', async () => {
    await mailboxWith(Array.from({ length: 8 }, loto), { cutAfter: 3500 })
    await pollMailboxes(polling)
    expect((await getMailbox(db, town))?.problem).not.toBeNull()
    const dying: PollDeps = {
      ...polling,
      ask: async () => {
        if (asked.length === 4) throw new Error('killed')
        asked.push(0)
      },
    }
    await pollMailboxes(dying)
    await pollMailboxes(polling)
    expect(await openItems(db, town)).toHaveLength(8)
    expect((await getMailbox(db, town))?.problem).toBeNull()
  })

  test('makes nothing of what a machine wrote, and answers none', async () => {
    const text = 'Je suis absent jusqu’au 5 décembre à 20h.'
    const sent = [
      mail(text, { 'Auto-Submitted': 'auto-replied' }),
      mail(text, { Precedence: 'bulk' }),
      mail(text, { 'List-Unsubscribe': '<https://example.org>' }),
      mail(text, { 'Return-Path': '<>', From: 'MAILER-DAEMON@example.org' }),
      mail(text, { 'X-Spam-Flag': 'YES' }),
      mail(text, { From: 'no-reply@example.org' }),
      mail(text, { From: 'agenda@mairie.fr' }),
      mail(text, { From: 'Wiker <bonjour@wiker.example>' }),
      mail(' '),
    ]
    await mailboxWith(sent)
    expect(await pollMailboxes(polling)).toBe(0)
    expect(await names()).toEqual([])
    expect(await recentMails(db)).toEqual([])
    const { rows } = await sql<{ fate: string; count: number }>`
      select fate, count(*)::int as count from mailbox_mail group by fate order by fate`.execute(db)
    expect(rows).toEqual([
      { fate: 'automatic', count: 5 },
      { fate: 'bounce', count: 1 },
      { fate: 'empty', count: 1 },
      { fate: 'own', count: 2 },
    ])
  })

  test('whose sender had something confirmed tells them where it is and how to change it', async () => {
    await mailboxWith([loto()])
    await pollMailboxes(polling)
    await readDoorItem(polling, asked[0]!)
    const answer = await post('animator', `/bureau/blain/apporter/${asked[0]}/1`, {
      do: 'confirmer',
      name: 'Loto',
      place: 'Salle des fêtes',
      street: '',
      organizer: 'Comité des fêtes',
      price: '',
      description: '',
    })
    expect(answer.status).toBe(303)
    const [told] = await recentMails(db, { to: 'comite@example.org' })
    expect(told).toMatchObject({ kind: 'proposal-accepted' })
    expect(told!.text).toMatch(/\/proposer\/suivi\/\d+-/)
  })
})

describe('The page of the mailbox', () => {
  const path = '/bureau/blain/boite-aux-lettres'
  const fields = (port: number, password = 's3cret') => ({
    do: 'garder',
    address: 'agenda@mairie.fr',
    host: '127.0.0.1',
    port: String(port),
    secure: 'starttls',
    login: 'agenda@mairie.fr',
    password,
    folder: 'INBOX',
    allowed: 'example.org',
    answers: '1',
    enabled: '1',
  })

  test('signs in once before it keeps anything, keeps the password sealed and never shows it', async () => {
    const server = await imapServer([])
    servers.push(server)
    const wrong = await post('animator', path, fields(server.port, 'faux'))
    expect(wrong.status).toBe(422)
    expect(await getMailbox(db, town)).toBeUndefined()
    expect((await post('animator', path, fields(server.port))).headers.get('location')).toBe(`${path}?fait=garde`)
    const { rows } = await sql<{ password: string }>`select password from mailbox`.execute(db)
    expect(rows[0]!.password).toMatch(/^v1\./)
    expect(await (await get('animator', path)).text()).not.toMatch(/s3cret|v1\./)
    // Another server is not given the password that is kept.
    const elsewhere = { ...fields(server.port, ''), host: 'imap.ailleurs.example' }
    expect((await post('animator', path, elsewhere)).status).toBe(422)
    expect((await post('animator', path, { do: 'retirer' })).status).toBe(303)
    expect(await getMailbox(db, town)).toBeUndefined()
  })

  test('reaches no private network, and is nobody else’s', async () => {
    const server = await imapServer([])
    servers.push(server)
    deps.desk!.mailHosts = []
    expect((await post('animator', path, fields(server.port))).status).toBe(422)
    deps.desk!.mailHosts = ['127.0.0.1']
    expect(server.connections()).toBe(0)
    expect((await get('elsewhere', path)).status).toBe(403)
    expect((await get('townHall', path)).status).toBe(403)
    expect((await post('animator', path, fields(server.port), 'https://evil.example')).status).toBe(403)
  })
})
