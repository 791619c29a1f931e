/** A site with accounts and a desk, and people of every role who have signed in, for tests. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAccounts } from '@wiker/platform/accounts/accounts.ts'
import { openPost, recentMails } from '@wiker/platform/mail/mail.ts'
import type { TestDatabase } from '@wiker/platform/testing/test-database.ts'
import { grantRole } from '@wiker/town/people/roles.ts'
import { addPublisher } from '@wiker/town/testing/rows.ts'
import { sql } from 'kysely'
import { signInMail } from '../mails/sign-in.tsx'
import { createApp } from '../server/app.ts'
import type { Deps } from '../server/deps.ts'
import { depsFor, publicUrl } from './site.ts'

export const deskNow = new Date('2026-11-23T11:00:00Z')

/** Everything a site with a desk is given; `asked` are the sources that somebody wanted read. */
export async function deskDeps(database: TestDatabase, site = publicUrl): Promise<{ deps: Deps; asked: number[] }> {
  const { db } = database
  const post = openPost({
    db,
    smtpUrl: undefined,
    from: 'Wiker <bonjour@wiker.example>',
    jobs: () => undefined as never,
  })
  const accounts = await openAccounts({
    db,
    publicUrl: site,
    sendLink: (link) => post.send(db, signInMail(link, site)),
  })
  await addPublisher(db)
  const asked: number[] = []
  const clock = { now: () => deskNow, today: () => '2026-11-23' }
  const files = await mkdtemp(join(tmpdir(), 'wiker-desk-'))
  const desk = {
    house: { db, clock, root: files },
    files,
    ask: async (source: number) => {
      asked.push(source)
    },
  }
  return { asked, deps: depsFor(database, { people: { accounts, db }, post, desk, publicUrl: site, keptMails: true }) }
}

export type Grantee = 'inhabitant' | 'townHall' | 'animator' | 'elsewhere' | 'operator'

const grantees: Grantee[] = ['inhabitant', 'townHall', 'animator', 'elsewhere', 'operator']
const emailOf = (who: Grantee) => `${who.toLowerCase()}@example.org`

/** One person of each kind, signed in; `grantEverybody` says what they may do. */
export async function signEverybodyIn(database: TestDatabase, deps: Deps) {
  const app = createApp(deps)
  const cookies = {} as Record<Grantee, string>
  for (const who of grantees) cookies[who] = await signIn(database, app, emailOf(who))
  return { app, cookies }
}

/** The animator and the town hall of `own`, another animator of `other`, the operator. Asked for again when towns were emptied. */
export async function grantEverybody({ db }: TestDatabase, own: string, other: string): Promise<void> {
  const roles = {
    townHall: { role: 'town_hall', town: own },
    animator: { role: 'animator', town: own },
    elsewhere: { role: 'animator', town: other },
    operator: { role: 'operator', town: null },
  } as const
  for (const [who, grant] of Object.entries(roles)) {
    const { rows } = await sql<{ id: string }>`select id from person where email = ${emailOf(who as Grantee)}`.execute(
      db,
    )
    await grantRole(db, rows[0]!.id, grant, null)
  }
}

async function signIn({ db }: TestDatabase, app: ReturnType<typeof createApp>, email: string): Promise<string> {
  const form = (path: string, fields: Record<string, string>) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: publicUrl } })
  await form('/connexion', { email, page: '/compte' })
  const [mail] = await recentMails(db, { to: email })
  const link = new URL(mail!.text.match(/https?:\S+/)![0])
  const answer = await form('/connexion/lien', { token: link.searchParams.get('token')!, page: '/compte' })
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Asks the site as one of them, or as nobody. */
export function visits(given: () => Awaited<ReturnType<typeof signEverybodyIn>>) {
  const headersOf = (who: Grantee | undefined): Record<string, string> => (who ? { cookie: given().cookies[who] } : {})
  return {
    get: async (who: Grantee | undefined, path: string) => given().app.request(path, { headers: headersOf(who) }),
    post: async (
      who: Grantee | undefined,
      path: string,
      fields: Record<string, string> | FormData,
      origin = publicUrl,
    ) => {
      const body = fields instanceof FormData ? fields : new URLSearchParams(fields)
      return given().app.request(path, { method: 'POST', body, headers: { origin, ...headersOf(who) } })
    },
  }
}

/** What people read of an answer. */
export async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\s+/g, ' ')
}
