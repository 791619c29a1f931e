import { isAPIError } from 'better-auth/api'
import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { longestLifetime, openAuth } from './better-auth.ts'
import { openPasskeys, type Passkeys } from './passkeys.ts'
import {
  openProvider,
  type Provider,
  type ProviderIdentity,
  type ProviderSettings,
  personOfIdentity,
} from './provider.ts'
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
  /** Where people of town halls come from; none: they come by a letter, as everybody. */
  provider?: ProviderSettings | undefined
}

/** Path of the page that the town halls' provider leads back to. */
export const providerCallback = '/connexion/mairie/retour'

/** Headers that set or take away the cookie, to be put on the answer. */
export type Cookies = string[]

export interface Entered {
  person: Person
  cookies: Cookies
}

export interface Accounts {
  /** Sends a link to an e-mail address, whether or not somebody has it already. */
  requestLink(link: Omit<SignInLink, 'token'>): Promise<void>
  /** Uses up a link. Undefined: it was used already, is too old, or was never given. */
  enter(token: string, headers: Headers): Promise<Entered | undefined>
  passkeys: Passkeys
  enterByPasskey(answer: { token: string; reply: string }, headers: Headers): Promise<Entered | undefined>
  /** Where people of town halls come from. */
  provider?: Provider | undefined
  /** Lets in who came from the provider; `signedIn` wanted this account joined to it. Undefined: she must sign in by a letter first. */
  enterByProvider(identity: ProviderIdentity, signedIn: string | null, headers: Headers): Promise<Entered | undefined>
  personOf(headers: Headers): Promise<Person | undefined>
  /** The same, with what carries the cookie on when it was not for a day. */
  visitorOf(headers: Headers): Promise<Entered | undefined>
  devicesOf(headers: Headers): Promise<Device[]>
  /** Signs one device of the person out. */
  leaveDevice(id: string, headers: Headers): Promise<void>
  /** `elsewhere`: the page on which one signs out of the provider too. */
  leave(headers: Headers, everywhere?: boolean): Promise<{ cookies: Cookies; elsewhere?: string | undefined }>
  /** Whether she comes in from the town halls' provider too. */
  isJoined(person: string): Promise<boolean>
}

/** Sign-in by a link that is sent by e-mail. Accounts live in real time: the product's clock, which may stand still, is not asked. */
export async function openAccounts({ db, publicUrl, sendLink, provider: from }: AccountsOptions): Promise<Accounts> {
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

  const passkeys = openPasskeys(db, publicUrl)
  const provider = from && openProvider(db, from, publicUrl + providerCallback)

  const sessionOf = async (headers: Headers) => {
    // Nearly every reader is nobody in particular: the database is not asked about them.
    if (!headers.get('cookie')?.includes('wiker.')) return undefined
    const asked = await auth.api.getSession({ headers, returnHeaders: true }).catch(refusal)
    if (!asked?.response) return undefined
    const { response, headers: answer } = asked
    const { user, session } = response
    if (Date.now() - session.createdAt.getTime() > longestLifetime * 1000) {
      await sql`delete from session where id = ${session.id}`.execute(db)
      return undefined
    }
    return { person: { id: user.id, email: user.email, name: user.name }, session, cookies: answer.getSetCookie() }
  }

  const personOf = async (headers: Headers) => (await sessionOf(headers))?.person

  /** A cookie that somebody had before entering opens nothing afterwards. */
  const endSession = async (before: { session: { id: string } } | undefined) => {
    if (before) await sql`delete from session where id = ${before.session.id}`.execute(db)
  }

  const enterAs = async (personId: string, headers: Headers, providerToken?: string): Promise<Entered> => {
    const before = await sessionOf(headers)
    const entered = await auth.api.enterAs({ body: { personId }, headers, returnHeaders: true })
    if (providerToken)
      await sql`update session set provider_token = ${providerToken} where token = ${entered.response.token}`.execute(
        db,
      )
    await endSession(before)
    const { rows } = await sql<Person>`select id, email, name from person where id = ${personId}`.execute(db)
    return { person: rows[0]!, cookies: entered.headers.getSetCookie() }
  }

  return {
    requestLink: async ({ email, returnTo, language }) => {
      await auth.api.signInMagicLink({ body: { email, metadata: { returnTo, language } }, headers: new Headers() })
    },
    enter: async (token, headers) => {
      const before = await sessionOf(headers)
      try {
        const entered = await auth.api.magicLinkVerify({ query: { token }, headers, returnHeaders: true })
        const { user } = entered.response as { user: Person }
        await endSession(before)
        return {
          person: { id: user.id, email: user.email, name: user.name },
          cookies: entered.headers.getSetCookie(),
        }
      } catch (error) {
        return refusal(error)
      }
    },
    passkeys,
    enterByPasskey: async (answer, headers) => {
      const person = await passkeys.whoEnters(answer)
      return person === undefined ? undefined : enterAs(person, headers)
    },
    provider,
    enterByProvider: async (identity, signedIn, headers) => {
      const person = await personOfIdentity(db, identity, signedIn)
      return person === undefined ? undefined : enterAs(person, headers, identity.idToken)
    },
    personOf,
    visitorOf: async (headers) => {
      const found = await sessionOf(headers)
      return found && { person: found.person, cookies: found.cookies }
    },
    devicesOf: async (headers) => {
      const current = await sessionOf(headers)
      if (!current) return []
      const { rows } = await sql<Device>`
        select id, user_agent as "userAgent", created_at as since, updated_at as "lastSeen", id = ${current.session.id} as current
        from session where person_id = ${current.person.id} and expires_at > now() order by updated_at desc`.execute(db)
      return rows
    },
    leaveDevice: async (id, headers) => {
      const person = await personOf(headers)
      if (person) await sql`delete from session where id = ${id} and person_id = ${person.id}`.execute(db)
    },
    leave: async (headers, everywhere = false) => {
      const before = await sessionOf(headers)
      const { rows } = await sql<{ token: string | null }>`
        select provider_token as token from session where id = ${before?.session.id ?? ''}`.execute(db)
      const cookies = (await auth.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie()
      if (everywhere && before) await sql`delete from session where person_id = ${before.person.id}`.execute(db)
      const idToken = rows[0]?.token
      return { cookies, elsewhere: idToken ? await provider?.endAddress(idToken, publicUrl) : undefined }
    },
    isJoined: async (person) => {
      const { rows } = await sql`
        select 1 from sign_in_method where person_id = ${person} and provider_id = ${provider?.issuer ?? ''}`.execute(
        db,
      )
      return rows.length > 0
    },
  }
}

/** What better-auth refuses on purpose, such as a session that has just ended elsewhere; the rest is a bug. */
function refusal(error: unknown): undefined {
  if (isAPIError(error) && error.statusCode < 500) return undefined
  throw error
}

/** The person of an e-mail address; made when there is none yet, for a role to be given before the first visit. */
export async function ensurePerson(db: Db, email: string): Promise<Person> {
  const address = email.trim().toLowerCase()
  await sql`insert into person (id, email) values (${crypto.randomUUID()}, ${address}) on conflict (email) do nothing`.execute(
    db,
  )
  return (await findPerson(db, address))!
}

/** The person of an e-mail address, when there is one. */
export async function findPerson(db: Db, email: string): Promise<Person | undefined> {
  const { rows } = await sql<Person>`
    select id, email, name from person where email = ${email.trim().toLowerCase()}`.execute(db)
  return rows[0]
}
