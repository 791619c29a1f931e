import { isAPIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { openAuth } from './better-auth.ts'
import { readSecret } from './secret.ts'

/** Who signed in. */
export interface Person {
  id: string
  email: string
  name: string
}

/** A device on which a person is signed in. */
export interface Device {
  id: string
  userAgent: string | null
  ipAddress: string | null
  since: Date
  lastSeen: Date
  /** The one that asks. */
  current: boolean
}

export interface SignInLink {
  email: string
  /** Goes into the address of the link; whoever has it is that person, once, within half an hour. */
  token: string
  /** Path of the site to come back to. */
  returnTo: string
  language: string
}

export interface AccountsOptions {
  db: Db
  publicUrl: string
  sendLink(link: SignInLink): Promise<void>
}

/** Headers that set or take away the cookie, to be put on the answer. */
export type Cookies = string[]

export interface Accounts {
  /** Sends a link to an e-mail address, whether or not somebody has it already. */
  requestLink(link: Omit<SignInLink, 'token'>): Promise<void>
  /** Uses up a link. Undefined: it was used already, is too old, or was never given. */
  enter(token: string, headers: Headers): Promise<{ person: Person; cookies: Cookies } | undefined>
  personOf(headers: Headers): Promise<Person | undefined>
  devicesOf(headers: Headers): Promise<Device[]>
  /** Signs one device of the person out. */
  leaveDevice(id: string, headers: Headers): Promise<void>
  leave(headers: Headers): Promise<Cookies>
  /** Everywhere, this device included. */
  leaveEverywhere(headers: Headers): Promise<Cookies>
}

/** Sign-in by a link that is sent by e-mail. Accounts live in real time: the product's clock, which may stand still, is not asked. */
export async function openAccounts({ db, publicUrl, sendLink }: AccountsOptions): Promise<Accounts> {
  const auth = openAuth({
    db,
    publicUrl,
    secret: await readSecret(db),
    sendLink: ({ email, token, metadata }) =>
      sendLink({
        email,
        token,
        returnTo: String(metadata.returnTo ?? '/'),
        language: String(metadata.language ?? 'fr'),
      }),
  })

  const personOf = async (headers: Headers): Promise<Person | undefined> => {
    // Nearly every reader is nobody in particular: the database is not asked about them.
    if (!headers.get('cookie')?.includes('wiker.')) return undefined
    const found = await auth.api.getSession({ headers })
    return found ? { id: found.user.id, email: found.user.email, name: found.user.name } : undefined
  }

  return {
    requestLink: async ({ email, returnTo, language }) => {
      await auth.api.signInMagicLink({ body: { email, metadata: { returnTo, language } }, headers: new Headers() })
    },
    enter: async (token, headers) => {
      try {
        const entered = await auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true })
        const { user } = entered.response as { user: Person }
        return {
          person: { id: user.id, email: user.email, name: user.name },
          cookies: entered.headers.getSetCookie(),
        }
      } catch (error) {
        if (isAPIError(error) && error.statusCode < 500) return undefined
        throw error
      }
    },
    personOf,
    devicesOf: async (headers) => {
      const current = await auth.api.getSession({ headers })
      if (!current) return []
      const sessions = await auth.api.listSessions({ headers })
      return sessions
        .map((session) => ({
          id: session.id,
          userAgent: session.userAgent ?? null,
          ipAddress: session.ipAddress ?? null,
          since: session.createdAt,
          lastSeen: session.updatedAt,
          current: session.id === current.session.id,
        }))
        .sort((a, b) => b.lastSeen.getTime() - a.lastSeen.getTime())
    },
    leaveDevice: async (id, headers) => {
      const person = await personOf(headers)
      if (person) await sql`delete from session where id = ${id} and person_id = ${person.id}`.execute(db)
    },
    leave: async (headers) => (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie(),
    leaveEverywhere: async (headers) => {
      const person = await personOf(headers)
      const cookies = (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie()
      if (person) await sql`delete from session where person_id = ${person.id}`.execute(db)
      return cookies
    },
  }
}

/** The person of an e-mail address; made when there is none yet, for a role to be given before the first visit. */
export async function ensurePerson(db: Db, email: string): Promise<Person> {
  const address = email.trim().toLowerCase()
  await sql`insert into person (id, email) values (${crypto.randomUUID()}, ${address}) on conflict (email) do nothing`.execute(
    db,
  )
  const { rows } = await sql<Person>`select id, email, name from person where email = ${address}`.execute(db)
  return rows[0]!
}
