/**
 * Two towns with somebody in every role, and things of every kind in the first: what somebody of the other one, or nobody, must not reach.
 * Identifiers of the first town's things begin at 910000, so that they are recognised wherever they turn up.
 */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAccount } from '@wiker/billing/subscribe/accounts.ts'
import { endToday } from '@wiker/billing/subscribe/manage.ts'
import { readSubscription } from '@wiker/billing/subscribe/read.ts'
import { sell } from '@wiker/billing/subscribe/sell.ts'
import { openTestTill } from '@wiker/billing/testing/till.ts'
import { editField } from '@wiker/harvest'
import { addSource, harvest, moment, place, event as typed } from '@wiker/harvest/layers/testing.ts'
import { ensurePerson, openAccounts } from '@wiker/platform/accounts/accounts.ts'
import { openPost } from '@wiker/platform/mail/mail.ts'
import type { TestDatabase } from '@wiker/platform/testing/test-database.ts'
import { addEvent, addPublisher, addTown } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { createApp } from '../../server/app.ts'
import type { Deps, Site } from '../../server/deps.ts'
import { depsFor, publicUrl } from '../../testing/site.ts'

export const firstOwnId = 910_000
export const people = [
  'inhabitant',
  'member',
  'owner',
  'townHall',
  'animator',
  'operator',
  'elsewhere',
  'hallElsewhere',
  'ownerElsewhere',
] as const
export type Someone = (typeof people)[number]

/** Those who have nothing to say in the first town; `undefined` is nobody. */
export const strangers = [undefined, 'inhabitant', 'elsewhere', 'hallElsewhere', 'ownerElsewhere'] as const satisfies (
  | Someone
  | undefined
)[]

export interface World {
  app: Site
  deps: Deps
  cookies: Record<Someone, string>
  ids: Record<Someone, string>
  page: number
  event: string
  /** Again, after somebody signed out. */
  signEverybodyIn(): Promise<void>
  visit(who: Someone | undefined, path: string, init?: RequestInit): Promise<Response>
  send(
    who: Someone | undefined,
    path: string,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<Response>
}

export async function openWorld(database: TestDatabase, site = publicUrl): Promise<World> {
  const { db } = database
  let token = ''
  const post = openPost({
    db,
    smtpUrl: undefined,
    from: 'Wiker <bonjour@wiker.example>',
    jobs: () => undefined as never,
  })
  const accounts = await openAccounts({
    db,
    publicUrl: site,
    sendLink: async (link) => {
      token = link.token
    },
    provider: { issuer: 'http://localhost:9', clientId: 'a', clientSecret: 'b', label: 'ProConnect', scope: 'openid' },
  })
  const files = await mkdtemp(join(tmpdir(), 'wiker-world-'))
  const now = new Date('2026-11-23T11:00:00Z')
  const desk = {
    house: { db, clock: { now: () => now, today: () => '2026-11-23' }, root: files, network: { retries: 0 } },
    files,
    ask: async () => undefined,
    fill: async () => undefined,
  }
  const till = await openTestTill(db, { start: now.toISOString(), publicUrl: site })
  const { money } = till
  const deps = depsFor(database, { people: { accounts, db }, post, desk, money, publicUrl: site, keptMails: false })
  const app = createApp(deps)

  await addPublisher(db)
  await addTown(db, { code: '44015', name: 'Blain', slug: 'blain', postalCodes: ['44130'] })
  await addTown(db, { code: '44195', name: 'Savenay', slug: 'savenay', postalCodes: ['44260'] })
  const cookies = {} as Record<Someone, string>
  const ids = {} as Record<Someone, string>
  const signEverybodyIn = async () => {
    for (const who of people) {
      const email = `${who.toLowerCase()}@example.org`
      ids[who] = (await ensurePerson(db, email)).id
      await accounts.requestLink({ email, returnTo: '/', language: 'fr' })
      const entered = await accounts.enter(token, new Headers())
      cookies[who] = entered!.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
    }
  }
  await signEverybodyIn()
  await giveRoles(db, ids)
  await fillTown(db, '44195', { owner: ids.ownerElsewhere, member: ids.inhabitant })
  await fillShop(db, till, '44195', ids.ownerElsewhere)
  await countFrom(db, firstOwnId)
  const { page, event } = await fillTown(db, '44015', { owner: ids.owner, member: ids.member })
  await fillShop(db, till, '44015', ids.owner)
  await countFrom(db, 50_000)

  const visit = async (who: Someone | undefined, path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { ...(who && { cookie: cookies[who] }), ...(init.headers as object) } })
  return {
    app,
    deps,
    cookies,
    ids,
    page,
    event,
    signEverybodyIn,
    visit,
    send: (who, path, fields, headers = { origin: site }) =>
      visit(who, path, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}

/** Every counter of the database goes on from there. */
async function countFrom(db: TestDatabase['db'], first: number): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`.execute(db)
  for (const { table, column } of rows)
    await sql`alter table ${sql.table(table)} alter column ${sql.ref(column)} restart with ${sql.lit(first)}`.execute(
      db,
    )
}

async function giveRoles(db: TestDatabase['db'], ids: Record<Someone, string>): Promise<void> {
  await sql`insert into role (person_id, role, town) values
    (${ids.townHall}, 'town_hall', '44015'), (${ids.animator}, 'animator', '44015'), (${ids.operator}, 'operator', null),
    (${ids.elsewhere}, 'animator', '44195'), (${ids.hallElsewhere}, 'town_hall', '44195')`.execute(db)
}

/** A page with an owner and a member, texts in every state, a source with its records and a reading that waits, a claim, a report. */
async function fillTown(db: TestDatabase['db'], town: string, { owner, member }: { owner: string; member: string }) {
  const page = await addPage(db, town, 'Comité des fêtes')
  await sql`insert into page_member (page_id, person_id, role, accepted_at) values (${page}, ${owner}, 'owner', now())`.execute(
    db,
  )
  if (town === '44015')
    await sql`insert into page_member (page_id, person_id, role, accepted_at) values (${page}, ${member}, 'member', now())`.execute(
      db,
    )
  const source = await addSource(db, `agenda-${town}`, {
    name: 'Agenda de la mairie',
    towns: [town],
    url: 'http://127.0.0.1:9/agenda.csv',
  })
  const told = typed({ key: `fest-noz ${town}`, name: 'Fest-noz du comité', startDate: '2026-12-05T20:30:00+01:00' })
  if (town === '44015') await harvest(db, source, [told])
  else await addEvent(db, { name: 'Fest-noz de Savenay' }, { town, source, dates: ['2026-12-05T20:30'] })
  await sql`insert into run (source_id, finished_at, state, problem) values (${source}, now(), 'held', '{"key":"withdraws-too-much","values":{}}')`.execute(
    db,
  )
  for (const state of ['draft', 'waiting', 'quarantined', 'scheduled', 'published', 'refused', 'withdrawn']) {
    const id = `urn:wiker:event:${town}-${state}`
    const record = { type: 'Event', id, name: `Loto ${state}`, startDate: '2026-12-12T14:00:00+01:00' }
    const { rows } = await sql<{ id: number }>`
      insert into publication (town, kind, page_id, author_id, state, record, record_id, typed, publish_at)
      values (${town}, 'event', ${page}, ${owner}, ${state}, ${JSON.stringify(record)}::jsonb, ${id}, '{}', '2026-12-01')
      returning id`.execute(db)
    await sql`insert into publication_version (publication_id, number, act, record, person_id, capacity)
      values (${rows[0]!.id}, 1, 'wrote', ${JSON.stringify(record)}::jsonb, ${owner}, 'owner')`.execute(db)
  }
  await sql`insert into page_claim (town, kind, name, person_id, capacity) values (${town}, 'association', 'Club de tarot', ${member}, 'trésorier')`.execute(
    db,
  )
  await sql`insert into report (page, town, reason, message, contact) values ('/agenda', ${town}, 'wrong', 'Ce n’est pas à 20 h', 'jean@example.org')`.execute(
    db,
  )
  await sql`insert into neighbour_post (town, person_id, kind, category, title, text, state, created_at, ends_on)
    values (${town}, ${member}, 'offer', 'tools', 'Perceuse à prêter', 'Le week-end', 'waiting', now(), '2026-12-20')`.execute(
    db,
  )
  if (town === '44015') await fillDesk(db, source, told)
  await fillMeeting(db, town, page, { owner, member, event: told.id })
  return { page, event: told.id }
}

/** A shop whose owner subscribed for a year and paid it: an account, an invoice, a payment. */
async function fillShop(
  db: TestDatabase['db'],
  { money, settle }: Awaited<ReturnType<typeof openTestTill>>,
  town: string,
  owner: string,
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    insert into page (town, kind, name, verified_at, verified_how) values (${town}, 'merchant', 'Boulangerie du Port', now(), 'animator')
    returning id`.execute(db)
  const page = rows[0]!.id
  await sql`insert into page_member (page_id, person_id, role, accepted_at) values (${page}, ${owner}, 'owner', now())`.execute(
    db,
  )
  const buyer = {
    country: 'FR',
    legalName: `Boulangerie de ${town}`,
    legalId: '73282932000074',
    address: { streetAddress: '3 rue du Port', postalCode: '44130', addressLocality: 'Blain' },
    email: `boulangerie-${town}@example.org`,
    language: 'fr',
  }
  const opened = await openAccount(db, { page, person: owner, buyer, at: money.now() })
  if (!opened.ok) throw new Error(opened.reason)
  const pages = { success: 'https://wiker.example/merci', cancel: 'https://wiker.example/' }
  // The first time is a trial; given up and begun again, it is paid at once.
  for (const paid of [false, true]) {
    const sold = await sell(money, { buyer: { ...buyer, party: opened.party }, town, plan: 'merchant-month', ...pages })
    if (!sold.ok) throw new Error(sold.reason)
    await money.double.completeCheckout(sold.payAt.split('/').at(-1)!)
    await settle()
    const subscription = await readSubscription(db, opened.party, money.today())
    if (!paid && subscription) await endToday(money, subscription)
  }
}

/** What waits at the desk: a correction that its source contradicts, two things that may be one, a record that waits for a word. */
async function fillDesk(db: TestDatabase['db'], source: number, told: ReturnType<typeof typed>): Promise<void> {
  const edit = {
    thing: told.id,
    path: 'name',
    value: 'Grand fest-noz',
    role: 'animator',
    who: 'animator@example.org',
  } as const
  await editField(db, edit, moment)
  await harvest(db, source, [{ ...told, name: 'Petit fest-noz' } as typeof told])
  const hall = await addSource(db, 'salles', {
    name: 'Les salles',
    towns: ['44015'],
    url: 'http://127.0.0.1:9/salles.csv',
  })
  const other = typed({ key: 'autre fest-noz', name: 'Fest-noz du centre', startDate: '2026-12-05T20:00:00+01:00' })
  await harvest(db, hall, [place({ key: 'jollan', name: 'Salle Jollan', category: 'hall' }), other])
  const queue = await addSource(db, 'file', {
    name: 'À confirmer',
    towns: ['44015'],
    url: 'http://127.0.0.1:9/file.csv',
    settings: { publish: 'queue' },
  })
  await harvest(db, queue, [typed({ key: 'marche', name: 'Marché de Noël', startDate: '2026-12-13' })])
  const [a, b] = [told.id, other.id].sort()
  await sql`insert into match (a, b, kind, town, verdict, score, reasons) values (${a}, ${b}, 'event', '44015', 'doubtful', 0.6, '[]')
    on conflict (a, b) do update set verdict = 'doubtful'`.execute(db)
}

/** What people began around an event, and around a page. */
async function fillMeeting(
  db: TestDatabase['db'],
  town: string,
  page: number,
  { owner, member, event }: { owner: string; member: string; event: string },
): Promise<void> {
  await sql`insert into follow (person_id, kind, town, subject) values (${member}, 'town', ${town}, ''), (${owner}, 'page', ${town}, ${String(page)})`.execute(
    db,
  )
  await sql`insert into going (person_id, thing_id, day, town, people, at) values (${member}, ${event}, '2026-12-05', ${town}, 3, now())`.execute(
    db,
  )
  await sql`insert into ride (thing_id, day, town, person_id, kind, way, place, seats, created_at)
    values (${event}, '2026-12-05', ${town}, ${member}, 'offer', 'both', 'La gare', 3, now())`.execute(db)
  const secret = (who: string) => `${who}-${town}-secret-that-nobody-guesses`
  await sql`insert into conversation (kind, town, thing_id, page_id, title, asker_id, owner_id, asker_secret, owner_secret, created_at, ends_on)
    values ('question', ${town}, ${event}, ${page}, 'Une question', ${member}, ${owner}, ${secret('asker')}, ${secret('owner')}, now(), '2027-01-01')`.execute(
    db,
  )
  await sql`insert into remark (kind, town, thing_id, person_id, name, text, state, created_at)
    values ('comment', ${town}, ${event}, ${member}, 'Anne', 'Très bien', 'waiting', now())`.execute(db)
  await sql`insert into page_invitation (page_id, email, role, token_digest, invited_by, until)
    values (${page}, 'invitee@example.org', 'member', ${secret('token')}, ${owner}, '2027-01-01')`.execute(db)
  await sql`insert into page_objection (page_id, town, thing_id, name, person_id) values (${page}, ${town}, ${event}, 'Fest-noz', ${owner})`.execute(
    db,
  )
  await sql`insert into reply (town, thing_id, subject_name, page, name, email, text, secret, asked_at, due_at)
    values (${town}, ${event}, 'Fest-noz', '/agenda', 'Jean', 'jean@example.org', 'Ma réponse', ${secret('reply')}, now(), '2026-12-20')`.execute(
    db,
  )
}

async function addPage(db: TestDatabase['db'], town: string, name: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into page (town, kind, name, verified_at, verified_how) values (${town}, 'association', ${name}, now(), 'animator') returning id`.execute(
    db,
  )
  return rows[0]!.id
}

export interface Route {
  method: string
  path: string
}

/** Routes after which somebody is not signed in any more. */
export const leaves = ({ path }: Route) => /deconnexion|effacer/.test(path)

/** Every route of the site that writes, or reads, in French: the others are the same functions under a prefix. */
export function routesOf(app: Site, method: 'GET' | 'write'): Route[] {
  const wanted = method === 'GET' ? ['GET'] : ['POST', 'PUT', 'PATCH', 'DELETE']
  const seen = new Map<string, Route>()
  for (const route of app.routes)
    if (wanted.includes(route.method) && !/^\/(?:en|es|ro|sv)(\/|$)/.test(route.path) && !route.path.includes('*'))
      seen.set(`${route.method} ${route.path}`, { method: route.method, path: route.path })
  return [...seen.values()]
}

/** An address of a route, with things of the first town in it; of a choice of words the first. */
export function addressOf({ path }: Route, { page }: Pick<World, 'page'>, town = 'blain', id = firstOwnId): string {
  return path.replace(/:(\w+)(?:\{((?:[^{}]|\{[^{}]*\})*)\})?/g, (_, name: string, pattern = '') => {
    if (/^[a-z-]+\|/.test(pattern)) return pattern.split('|')[0]!
    if (name === 'town' || name === 'slug') return town
    return name === 'page' ? String(page) : String(id)
  })
}
