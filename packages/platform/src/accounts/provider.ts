import { sql } from 'kysely'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { z } from 'zod'
import type { Db } from '../database/connect.ts'
import { giveToken, takeToken } from './tokens.ts'

/** The OpenID provider of town halls, ProConnect or another. */
export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call it: "ProConnect". */
  label: string
  scope: string
}

/** Who the provider says came. */
export interface ProviderIdentity {
  issuer: string
  subject: string
  email: string | undefined
  /** Only then does the address prove anything. */
  emailVerified: boolean
  name: string
  /** Of the employer, fourteen digits. */
  siret: string | undefined
  unit: string | undefined
  /** Given back to sign out there. */
  idToken: string | undefined
}

const began = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  person: z.string().nullable(),
})
const minutes = 15

/**
 * OpenID Connect with code, PKCE, state and nonce (Core 1.0 §3.1, RFC 7636). What was begun is kept here under a token that the browser keeps
 * in a cookie: an answer meant for another browser is refused. `callback` is the page the provider leads back to.
 */
export function openProvider(db: Db, settings: ProviderSettings, callback: string) {
  let found: Promise<Configuration> | undefined
  const configuration = () => {
    found ??= discover(settings).catch((error) => {
      found = undefined
      throw error
    })
    return found
  }

  return {
    label: settings.label,
    issuer: settings.issuer,

    /** Where to send somebody, and what her browser must keep. `person`: who is signed in and wants the two joined. */
    begin: async (returnTo: string, person: string | null): Promise<{ address: string; token: string }> => {
      const config = await configuration()
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
      const address = buildAuthorizationUrl(config, {
        redirect_uri: callback,
        scope: settings.scope,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      })
      const token = await giveToken(db, 'provider', { state, nonce, verifier, returnTo, person }, minutes)
      return { address: address.href, token }
    },

    /** Who came back, at `query` of the callback. Undefined: not begun in this browser, refused, or not what the provider signed. */
    finish: async (query: string, token: string) => {
      const start = await takeToken(db, 'provider', token, began)
      if (!start) return undefined
      const { returnTo, person } = start
      const identity = await readIdentity(await configuration(), callback + query, start).catch((error) => ({ error }))
      return { returnTo, person, ...('error' in identity ? identity : { identity }) }
    },

    /** Where one signs out of the provider too; undefined when it has no such page. */
    endAddress: async (idToken: string, back: string): Promise<string | undefined> => {
      const config = await configuration().catch(() => undefined)
      if (!config?.serverMetadata().end_session_endpoint) return undefined
      return buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: back }).href
    },
  }
}

export type Provider = ReturnType<typeof openProvider>

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  const server = new URL(issuer)
  // Without TLS only on this very machine: for tests, and for who works on the site.
  const local = server.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname)
  return discovery(server, clientId, clientSecret, undefined, {
    timeout: 10,
    ...(local && { execute: [allowInsecureRequests] }),
  })
}

const text = z.string().trim().max(300).optional().catch(undefined)
const claimed = z.object({
  sub: z.string().min(1).max(300),
  email: z.email().max(254).toLowerCase().optional().catch(undefined),
  email_verified: z.boolean().catch(false),
  name: text,
  given_name: text,
  usual_name: text,
  family_name: text,
  siret: z
    .string()
    .transform((value) => value.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{14}$/))
    .optional()
    .catch(undefined),
  organizational_unit: text,
})

async function readIdentity(
  config: Configuration,
  address: string,
  { state, nonce, verifier }: z.infer<typeof began>,
): Promise<ProviderIdentity> {
  const tokens = await authorizationCodeGrant(config, new URL(address), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  const said = tokens.claims()!
  const more = config.serverMetadata().userinfo_endpoint
    ? await fetchUserInfo(config, tokens.access_token, said.sub)
    : undefined
  const claims = claimed.parse({ ...said, ...(typeof more === 'object' ? more : undefined) })
  const name = [claims.given_name, claims.usual_name ?? claims.family_name].filter(Boolean).join(' ')
  return {
    issuer: config.serverMetadata().issuer,
    subject: claims.sub,
    email: claims.email,
    emailVerified: claims.email_verified && claims.email !== undefined,
    name: name || (claims.name ?? ''),
    siret: claims.siret,
    unit: claims.organizational_unit,
    idToken: tokens.id_token,
  }
}

/**
 * The person of an identity at a provider. One who comes for the first time is joined to an account only when she is signed in to it, or gets
 * an account of her own when the provider has verified an address that nobody has here. `undefined`: she must sign in first by a letter, for
 * an address that a provider says proves nothing about an account that exists.
 */
export async function personOfIdentity(
  db: Db,
  { issuer, subject, email, emailVerified, name }: ProviderIdentity,
  signedIn: string | null,
): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows: known } = await sql<{ person: string }>`
      select person_id as person from sign_in_method where provider_id = ${issuer} and account_id = ${subject}`.execute(
      trx,
    )
    if (known[0]) return signedIn === null || signedIn === known[0].person ? known[0].person : undefined
    const person = signedIn ?? (emailVerified ? await newPerson(trx, email!, name) : undefined)
    if (!person) return undefined
    await sql`insert into sign_in_method (id, person_id, provider_id, account_id)
      values (${crypto.randomUUID()}, ${person}, ${issuer}, ${subject})`.execute(trx)
    return person
  })
}

async function newPerson(trx: Db, email: string, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into person (id, email, email_verified, name) values (${crypto.randomUUID()}, ${email}, true, ${name})
    on conflict (email) do nothing returning id`.execute(trx)
  return rows[0]?.id
}
