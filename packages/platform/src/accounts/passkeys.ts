import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/connect.ts'
import { giveToken, takeToken } from './tokens.ts'

/** A passkey as its owner sees it. */
export interface Passkey {
  id: string
  name: string
  since: Date
  used: Date | null
}

/** What the browser is asked, and the token that must come back with its answer. */
export interface Challenge {
  options: object
  token: string
}

/** Most passkeys of one person. */
export const mostPasskeys = 20
const minutes = 10
const challenge = z.object({ challenge: z.string(), person: z.string().nullable() })

/** Keys that a person's devices keep for her, and which sign her in without a letter. `publicUrl` is the site for which they hold. */
export function openPasskeys(db: Db, publicUrl: string) {
  const { hostname: rpID, origin } = new URL(publicUrl)

  return {
    of: async (person: string): Promise<Passkey[]> => {
      const { rows } = await sql<Passkey>`
        select id, name, created_at as since, used_at as used from passkey where person_id = ${person} order by created_at`.execute(
        db,
      )
      return rows
    },

    /** What a new key is made from. */
    challengeToAdd: async (person: { id: string; email: string }): Promise<Challenge> => {
      const { rows } = await sql<{ id: string; transports: string[] }>`
        select id, transports from passkey where person_id = ${person.id}`.execute(db)
      const options = await generateRegistrationOptions({
        rpID,
        rpName: 'Wiker',
        userName: person.email,
        userDisplayName: person.email,
        userID: new TextEncoder().encode(person.id),
        attestationType: 'none',
        excludeCredentials: rows.map(({ id, transports }) => ({ id, transports: transports as never })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      })
      return {
        options,
        token: await giveToken(db, 'passkey', { challenge: options.challenge, person: person.id }, minutes),
      }
    },

    /** Keeps the key that a browser made. */
    add: async (
      person: string,
      { token, reply, name }: { token: string; reply: string; name: string },
    ): Promise<'added' | 'refused' | 'too-many'> => {
      const asked = await takeToken(db, 'passkey', token, challenge)
      const response = parsed(reply) as RegistrationResponseJSON | undefined
      if (asked?.person !== person || !response) return 'refused'
      const checked = await verifyRegistrationResponse({
        response,
        expectedChallenge: asked.challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
      }).catch(() => undefined)
      if (!checked?.verified) return 'refused'
      const { credential } = checked.registrationInfo
      const { rows } = await sql`
        insert into passkey (id, person_id, name, public_key, counter, transports)
        select ${credential.id}, ${person}, ${name}, ${Buffer.from(credential.publicKey)}, ${credential.counter}, ${credential.transports ?? []}
        where (select count(*) from passkey where person_id = ${person}) < ${mostPasskeys}
        on conflict do nothing returning id`.execute(db)
      return rows.length > 0 ? 'added' : 'too-many'
    },

    rename: async (person: string, id: string, name: string): Promise<boolean> => {
      const { rows } = await sql`
        update passkey set name = ${name} where id = ${id} and person_id = ${person} returning id`.execute(db)
      return rows.length > 0
    },

    remove: async (person: string, id: string): Promise<boolean> => {
      const { rows } = await sql`delete from passkey where id = ${id} and person_id = ${person} returning id`.execute(
        db,
      )
      return rows.length > 0
    },

    /** What a key answers to sign in; nobody is named, so nobody learns who has a key. */
    challengeToEnter: async (): Promise<Challenge> => {
      const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
      return { options, token: await giveToken(db, 'passkey', { challenge: options.challenge, person: null }, minutes) }
    },

    /** The person whose key answered; undefined when it is not known, or the answer is to another question. */
    whoEnters: async ({ token, reply }: { token: string; reply: string }): Promise<string | undefined> => {
      const asked = await takeToken(db, 'passkey', token, challenge)
      const response = parsed(reply) as AuthenticationResponseJSON | undefined
      if (!asked || asked.person !== null || !response) return undefined
      const { rows } = await sql<{ person: string; key: Buffer; counter: number; transports: string[] }>`
        select person_id as person, public_key as key, counter, transports from passkey where id = ${String(response.id)}`.execute(
        db,
      )
      const known = rows[0]
      if (!known) return undefined
      const checked = await verifyAuthenticationResponse({
        response,
        expectedChallenge: asked.challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
        credential: {
          id: response.id,
          publicKey: new Uint8Array(known.key),
          counter: known.counter,
          transports: known.transports as never,
        },
      }).catch(() => undefined)
      if (!checked?.verified) return undefined
      await sql`update passkey set counter = ${checked.authenticationInfo.newCounter}, used_at = now() where id = ${response.id}`.execute(
        db,
      )
      return known.person
    },
  }
}

export type Passkeys = ReturnType<typeof openPasskeys>

function parsed(reply: string): object | undefined {
  try {
    const value = JSON.parse(reply)
    return value && typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}
