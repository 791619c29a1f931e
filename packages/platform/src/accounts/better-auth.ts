import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { door } from './door.ts'

export interface AuthOptions {
  db: Db
  secret: string
  publicUrl: string
  /** Sends the link: the token is in it and nowhere else, the database keeps its digest. */
  sendLink(link: { email: string; token: string; metadata: Record<string, unknown> }): Promise<void>
}

/** Seconds during which a link that was sent can be used. */
export const linkLifetime = 30 * 60
/** Seconds after which a device that was not used is signed out. */
export const idleLifetime = 60 * 60 * 24 * 60
/** Seconds after which every device signs in again, used or not. */
export const longestLifetime = 60 * 60 * 24 * 180

/**
 * better-auth on our own tables. Never with a password; sessions that use carries on, to the day. Where from is not kept: the name of the device is
 * enough to know it again.
 */
export function openAuth({ db, secret, publicUrl, sendLink }: AuthOptions) {
  const seen = async ({ userId }: { userId: string }) => {
    await sql`update person set last_seen_at = now(), warned_at = null where id = ${userId}`.execute(db)
  }
  return betterAuth({
    appName: 'Wiker',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres' },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    emailAndPassword: { enabled: false },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: idleLifetime,
      updateAge: 60 * 60 * 24,
    },
    account: {
      modelName: 'sign_in_method',
      fields: {
        userId: 'person_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    databaseHooks: { session: { create: { after: seen }, update: { after: seen } } },
    advanced: {
      cookiePrefix: 'wiker',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      door(),
      magicLink({
        expiresIn: linkLifetime,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token, metadata }) => sendLink({ email, token, metadata: metadata ?? {} }),
      }),
    ],
  })
}
