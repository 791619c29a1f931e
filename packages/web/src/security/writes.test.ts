import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { publicUrl } from '../testing/site.ts'
import { crawl, type Form, filled } from './testing/crawl.ts'
import {
  addressOf,
  firstOwnId,
  leaves,
  openWorld,
  type Route,
  routesOf,
  type Someone,
  strangers,
} from './testing/world.ts'

const database = await testDatabase()
const { db } = database
const world = await openWorld(database)
const writes = routesOf(world.app, 'write')
/** A letter's one-click link (RFC 8058): the mail program sends it, without a session; its secret is in the address. */
const fromLetters = new Set(['/desabonnement/:secret', '/lettre/:secret/stop'])
/** The payment provider is no browser: its signature over the body is what is checked. */
const signed = new Set(['/paiement/evenements'])
const named = writes.map((route) => [`${route.method} ${route.path}`, route] as const)
beforeEach(async () => {
  await sql`delete from allowance`.execute(db)
})

describe('Another site cannot make somebody write here', () => {
  test('there are routes to try', () => expect(writes.length).toBeGreaterThan(60))

  test('nor tell it what the payment provider did not', async () => {
    const body = JSON.stringify({ id: 'evt_1', type: 'invoice.paid', data: { object: { id: 'in_1' } } })
    for (const headers of [{}, { 'stripe-signature': 't=1,v1=00' }] as Record<string, string>[])
      for (const path of signed)
        expect((await world.visit('operator', path, { method: 'POST', body, headers })).status).toBe(400)
    const { rows } = await sql`select from provider_event where id = 'evt_1'`.execute(db)
    expect(rows).toEqual([])
  })

  test.each(named.filter(([, { path }]) => !fromLetters.has(path) && !signed.has(path)))('%s', async (_, route) => {
    const path = addressOf(route, world)
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''])
      for (const origin of ['https://mechant.example', 'null', undefined]) {
        const headers = { ...(type && { 'content-type': type }), ...(origin && { origin }) }
        const answer = await world.visit('operator', path, { method: route.method, body: 'a=b', headers })
        expect([type, origin, answer.status]).toEqual([type, origin, 403])
      }
  })
})

/** Rows of every table, as text: what a request changed is what is not the same afterwards. */
async function everyRow(): Promise<Map<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname not in ('allowance', 'verification', 'session', 'migration')`.execute(db)
  const all = sql.join(
    tables.map(({ name }) => sql`select ${name} as table, t::text as row from ${sql.table(name)} t`),
    sql` union all `,
  )
  const { rows } = await sql<{ table: string; row: string }>`${all}`.execute(db)
  const found = new Map<string, string[]>()
  for (const { table, row } of rows) found.set(table, [...(found.get(table) ?? []), row])
  return found
}

/** What anybody may begin with somebody else's thing: a claim to join a page, a report of it, a question, a follow… */
const anybodys = new Set([
  'page_claim',
  'report',
  'reply',
  'follow',
  'going',
  'ride',
  'conversation',
  'conversation_message',
  'remark',
  'neighbour_post',
  'letter_subscriber',
  'consent',
  'notification',
  'mail',
  'audit',
])
/** Totals that follow from them. */
const totals = new Set(['going_total', 'event_meeting', 'audience', 'audience_day'])

interface Effect {
  table: string
  row: string
}

/** Of the first town's things: what was there and is no more as it was, and what was added to them. */
function effects(before: Map<string, string[]>, after: Map<string, string[]>): Effect[] {
  const found: Effect[] = []
  for (const [table, rows] of before) {
    if (totals.has(table)) continue
    const now = new Set(after.get(table))
    for (const row of rows)
      if (!now.has(row) && isFirstTowns(row)) found.push({ table, row: `changed: ${row.slice(0, 200)}` })
  }
  for (const [table, rows] of after) {
    if (anybodys.has(table) || totals.has(table)) continue
    const known = new Set(before.get(table))
    for (const row of rows)
      if (!known.has(row) && isFirstTowns(withoutOwnId(row))) found.push({ table, row: `added: ${row.slice(0, 200)}` })
  }
  return found
}

/** It names a thing of the first town. A town's own code is no proof: anybody may propose something to it. */
function isFirstTowns(row: string): boolean {
  return new RegExp(`(?<!\\d)${firstOwnId / 10_000}\\d{4}(?!\\d)|urn:wiker:event:44015|${world.event}`).test(row)
}

/** The first column is the row's own number. */
const withoutOwnId = (row: string) => row.replace(/^\(\d+,/, '(,')

const desks = /^\/(bureau|mon-espace|compte|notifications|suivis)(\/|$)/

/** Fields that handlers ask for, with things of the first town in them. */
function plausible(route: Route): Record<string, string> {
  const id = String(firstOwnId)
  const numbers = Object.fromEntries(
    ['id', 'page', 'publication', 'claim', 'demande', 'source', 'report', 'membre', 'version', 'key', 'pair'].map(
      (name) => [name, id],
    ),
  )
  return {
    ...numbers,
    thing: world.event,
    fiche: world.event,
    person: world.ids.member,
    town: '44015',
    path: 'name',
    value: 'Pris',
    name: 'Pris',
    do: 'accept',
    action: 'accepter',
    sort: route.path,
  }
}

async function attempt(who: Someone | undefined, path: string, fields: Record<string, string>, method = 'POST') {
  const before = await everyRow()
  const answer =
    method === 'POST'
      ? await world.send(who, path, fields)
      : await world.visit(who, path, { method, headers: { origin: publicUrl } })
  const changed = effects(before, await everyRow())
  return { status: answer.status, location: answer.headers.get('location'), changed }
}

describe('Without signing in, nothing of the desks is written', () => {
  test.each(named.filter(([, { path }]) => desks.test(path)))('%s', async (_, route) => {
    const { status, location, changed } = await attempt(
      undefined,
      addressOf(route, world),
      plausible(route),
      route.method,
    )
    expect(changed).toEqual([])
    const isRefused =
      [401, 403, 404, 410].includes(status) || (status === 303 && /^\/(connexion|$)/.test(location ?? ''))
    expect([status, location, isRefused]).toEqual([status, location, true])
  })
})

describe('Somebody of another town changes nothing in this one, even with the right numbers', () => {
  test.each(named)('%s', async (_, route) => {
    for (const who of strangers) {
      const { changed, status } = await attempt(who, addressOf(route, world), plausible(route), route.method)
      expect([who, changed]).toEqual([who, []])
      if (/^\/bureau\/.*:/.test(route.path))
        expect([who, status, [303, 403, 404, 401].includes(status)]).toEqual([who, status, true])
    }
    if (leaves(route)) await world.signEverybodyIn()
  })
})

describe('Every form that those of this town are shown, sent as it is by those who are not', async () => {
  const forms = new Map<string, Form & { shownTo: Someone }>()
  for (const who of ['operator', 'animator', 'townHall', 'owner', 'member'] as const) {
    const { forms: shown } = await crawl(
      (path) => world.visit(who, path),
      [
        '/bureau',
        '/bureau/sources',
        '/mon-espace',
        `/mon-espace/${world.page}`,
        '/bureau/blain',
        '/blain',
        '/blain/agenda',
        '/compte',
        ...routesOf(world.app, 'GET').map((route) => addressOf(route, world)),
      ],
    )
    for (const form of shown) {
      const key = `${form.action} ${form.fields.map(({ name, value, type }) => (type === 'hidden' || type === 'button' ? `${name}=${value}` : name)).join()}`
      if (!forms.has(key)) forms.set(key, { ...form, shownTo: who })
    }
  }
  const all = [...forms.values()].filter(
    ({ action }) => desks.test(action) && !/^\/compte/.test(action) && !action.includes('savenay'),
  )

  test('there are many', () => expect(all.length).toBeGreaterThan(20))

  test.each(all.map((form) => [`${form.action} (shown to ${form.shownTo})`, form] as const))('%s', async (_, form) => {
    for (const who of strangers) {
      const { changed } = await attempt(who, form.action, filled(form))
      expect([who, changed]).toEqual([who, []])
    }
  })
})

describe('What somebody may do with their own things, they do not do with this town’s by putting other numbers into the form', async () => {
  const own: (Form & { who: Someone })[] = []
  for (const who of ['elsewhere', 'hallElsewhere', 'ownerElsewhere'] as const) {
    const { forms } = await crawl(
      (path) => world.visit(who, path),
      [
        '/bureau',
        '/bureau/sources',
        '/bureau/sources/1',
        '/mon-espace',
        '/mon-espace/1',
        '/bureau/savenay',
        '/savenay',
        '/notifications',
        '/suivis',
        '/messages',
        ...routesOf(world.app, 'GET').map((route) => addressOf(route, { page: 1 }, 'savenay', 1)),
      ],
    )
    own.push(
      ...forms
        .filter(({ action }) => desks.test(action) && !/^\/compte/.test(action))
        .map((form) => ({ ...form, who })),
    )
  }
  const known = new Set<string>()
  const all = own.filter((form) => {
    const key = `${form.who} ${form.action} ${form.fields.map(({ name }) => name).join()}`
    return !known.has(key) && known.add(key)
  })
  const ids = await readFirstIds()

  test('there are many', () => expect(all.length).toBeGreaterThan(10))

  test.each(all.map((form) => [`${form.action} by ${form.who}`, form] as const))('%s', async (_, form) => {
    const fields = filled(form)
    for (const { name, value, type } of form.fields) {
      if (type !== 'hidden' && type !== 'button' && type !== 'checkbox' && type !== 'select') continue
      // A form's own mark names nothing of anybody's.
      if (name === 'token') continue
      const others = /^\d+$/.test(value)
        ? ids
        : /\d+$/.test(value)
          ? ids.map((id) => value.replace(/\d+$/, id))
          : value.startsWith('urn:')
            ? [world.event]
            : value === '44195'
              ? ['44015']
              : []
      for (const other of others) {
        const { changed } = await attempt(form.who, form.action, { ...fields, [name]: other })
        expect([name, other, changed]).toEqual([name, other, []])
      }
    }
  })
})

/** Numbers of the first town's things, whatever they are. */
async function readFirstIds(): Promise<string[]> {
  const found = new Set<string>()
  for (const rows of (await everyRow()).values())
    for (const row of rows) for (const [id] of row.matchAll(/(?<!\d)91\d{4}(?!\d)/g)) found.add(id)
  return [...found].slice(0, 12)
}

describe('A number of another town under an address of one’s own', () => {
  test('a reading that waits is accepted from its own source alone', async () => {
    const run = async (source: number) => {
      const { rows } = await sql<{
        id: number
      }>`select id from run where source_id = ${source} and state = 'held'`.execute(db)
      return rows[0]!.id
    }
    const first = await run(firstOwnId)
    const { changed } = await attempt('elsewhere', '/bureau/sources/1/accepter', { run: String(first) })
    expect(changed).toEqual([])
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from run where source_id = ${firstOwnId}`.execute(db)
    await world.send('animator', `/bureau/sources/${firstOwnId}/accepter`, { run: String(first) })
    const { rows: after } = await sql<{
      n: number
    }>`select count(*)::int as n from run where source_id = ${firstOwnId}`.execute(db)
    expect(after[0]!.n).toBe(rows[0]!.n + 1)
  })
})

describe('A form that says it is too large is not read', () => {
  test.each(named)('%s', async (_, route) => {
    let read = 0
    const body = new ReadableStream({
      pull: (controller) => {
        read += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(97))
        if (read > 100 * 1024 * 1024) controller.close()
      },
    })
    const headers = {
      origin: publicUrl,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(200 * 1024 * 1024),
    }
    const request = { method: route.method, body, headers, duplex: 'half' } as RequestInit
    const { status } = await world.visit('operator', addressOf(route, world), request)
    expect(read).toBeLessThan(1024 * 1024)
    expect(status).not.toBe(500)
    if (leaves(route)) await world.signEverybodyIn()
  })
})
