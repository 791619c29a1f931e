import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { ProviderSettings } from './accounts/provider.ts'
import { Problem } from './problem.ts'

/** An empty variable is one that was not given. */
const optional = z.string().transform((value) => value || undefined)
const address = (what: string, protocols: RegExp) =>
  optional.pipe(
    z
      .string()
      .refine((value) => URL.canParse(value) && protocols.test(new URL(value).protocol), { error: `must be ${what}` })
      .optional(),
  )
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, { error: `must be ${values.map((value) => `"${value}"`).join(', ')}` })

/** Every variable of the environment that the product reads, with its default: `.env.example` tells people. */
export const settings = {
  PORT: z
    .string()
    .default('3000')
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) < 65_536, { error: 'must be a number from 0 to 65535' })
    .transform(Number),
  HOST: z.string().min(1, { error: 'must be an address, such as 127.0.0.1' }).default('127.0.0.1'),
  PUBLIC_URL: address('an address such as https://wiker.example', /^https?:$/),
  DATA_DIR: z.string().min(1, { error: 'must be a folder' }).default('./data'),
  DATABASE_URL: address('an address such as postgresql://user:password@host:5432/name', /^postgres(ql)?:$/),
  DATABASE_REPLICA_URL: address('an address such as postgresql://user:password@host:5432/name', /^postgres(ql)?:$/),
  ROLE: oneOf(['all', 'web', 'worker']).default('all'),
  SMTP_URL: address('an address such as smtp://user:password@host:587', /^smtps?:$/),
  MAIL_FROM: optional,
  SECRETS_KEY: optional.pipe(z.string().min(16, { error: 'must have at least 16 characters' }).optional()),
  OIDC_ISSUER: address('an address such as https://auth.example.fr/api/v2', /^https?:$/),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_LABEL: z.string().default('ProConnect'),
  OIDC_SCOPE: z.string().default('openid email given_name usual_name siret organizational_unit'),
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_BASE: address('an address such as https://api.stripe.com', /^https?:$/),
  S3_URL: address('an address such as https://key:secret@host/bucket', /^https?:$/),
  DEMO: oneOf(['auto', 'off']).default('auto'),
  COUNTRIES: optional,
  OFFLINE: oneOf(['on', 'off']).default('on'),
  MAP_TILES: optional.pipe(
    z
      .string()
      .refine(
        (value) => /^https:\/\/[\w.-]+(:\d+)?\/\S*\{z\}\S*$/.test(value) && /\{x\}/.test(value) && /\{y\}/.test(value),
        {
          error: 'must be an address such as https://tiles.example/{z}/{x}/{y}.png',
        },
      )
      .optional(),
  ),
  MAP_TILES_CREDIT: optional,
  POLISH_URL: address('an address such as https://models.example/v1', /^https?:$/),
  POLISH_KEY: optional,
  POLISH_MODEL: optional,
  CLOCK: optional.pipe(
    z
      .string()
      .refine(isDayOrInstant, { error: 'must be a day such as 2026-11-28, or a moment such as 2026-11-28T18:00:00Z' })
      .optional(),
  ),
  LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
}

export interface Config {
  port: number
  host: string
  /** Address people use, without a slash at its end; unset: the one the process listens on. */
  publicUrl: string | undefined
  /** Absolute. */
  dataDir: string
  /** Unset: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  databaseReplicaUrl: string | undefined
  role: 'all' | 'web' | 'worker'
  smtpUrl: string | undefined
  /** `Wiker <bonjour@wiker.example>`: whose the mails are. */
  mailFrom: string
  /** Seals what has to be given back as it was, such as the passwords of mailboxes; unset: a file in `dataDir`, of this machine alone. */
  secretsKey: string | undefined
  /** The OpenID provider of town halls; unset: not offered. */
  provider: ProviderSettings | undefined
  stripe: { secretKey: string | undefined; webhookSecret: string | undefined; apiBase: string | undefined }
  s3Url: string | undefined
  demo: 'auto' | 'off'
  /** Absolute folder of further countries, one folder each; unset: those shipped. */
  countries: string | undefined
  /** False: devices keep no page, and drop those they kept. */
  offline: boolean
  /** Address of map tiles with `{z}`, `{x}`, `{y}`, and whom they are owed to; unset: maps are drawn from our own data alone. */
  mapTiles: { url: string; credit: string } | undefined
  /** A language model that says stories better, at an address that speaks as OpenAI’s does; unset: none. */
  polish: { url: string; key: string | undefined; model: string } | undefined
  clock: string | undefined
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

type Environment = Record<string, string | undefined>

/** Reads the environment, once. Throws a `Problem` that names every variable at fault. */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.keys(settings).map((name) => [name, defined(environment[name]?.trim(), name)]),
  )
  const parsed = z.object(settings).safeParse(given)
  if (!parsed.success) throw new Problem(parsed.error.issues.map((issue) => sentence(issue, given)).join(' '))
  const env = parsed.data
  if (env.CLOCK && /^(sk|rk)_live_/.test(env.STRIPE_SECRET_KEY ?? ''))
    throw new Problem('CLOCK stops time for demonstrations: remove it, because STRIPE_SECRET_KEY takes real payments.')
  if (!env.STRIPE_SECRET_KEY !== !env.STRIPE_WEBHOOK_SECRET)
    throw new Problem(
      'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET go together: give both, or none for a demonstration.',
    )
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, ''),
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databaseReplicaUrl: env.DATABASE_REPLICA_URL,
    role: env.ROLE,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? `Wiker <ne-pas-repondre@${new URL(env.PUBLIC_URL ?? 'http://localhost').hostname}>`,
    secretsKey: env.SECRETS_KEY,
    provider: providerOf(env),
    stripe: {
      secretKey: env.STRIPE_SECRET_KEY,
      webhookSecret: env.STRIPE_WEBHOOK_SECRET,
      apiBase: env.STRIPE_API_BASE,
    },
    s3Url: env.S3_URL,
    demo: env.DEMO,
    countries: env.COUNTRIES && resolve(env.COUNTRIES),
    offline: env.OFFLINE === 'on',
    mapTiles: env.MAP_TILES ? { url: env.MAP_TILES, credit: env.MAP_TILES_CREDIT ?? '© OpenStreetMap' } : undefined,
    polish: polishOf(env),
    clock: env.CLOCK,
    logLevel: env.LOG_LEVEL,
  }
}

/** All of it or nothing: half a provider would be a button that fails. */
function providerOf(env: {
  OIDC_ISSUER?: string | undefined
  OIDC_CLIENT_ID?: string | undefined
  OIDC_CLIENT_SECRET?: string | undefined
  OIDC_LABEL: string
  OIDC_SCOPE: string
}): ProviderSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (issuer && clientId && clientSecret)
    return { issuer, clientId, clientSecret, label: env.OIDC_LABEL, scope: env.OIDC_SCOPE }
  if (issuer || clientId || clientSecret)
    throw new Problem('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: give all three, or none.')
  return undefined
}

/** A model has an address and a name, or there is none. */
function polishOf(env: {
  POLISH_URL?: string | undefined
  POLISH_KEY?: string | undefined
  POLISH_MODEL?: string | undefined
}): Config['polish'] {
  const { POLISH_URL: url, POLISH_KEY: key, POLISH_MODEL: model } = env
  if (url && model) return { url, key, model }
  if (url || model) throw new Problem('POLISH_URL and POLISH_MODEL go together: give both, or none.')
  return undefined
}

/** Adds the variables of a `.env` file to the environment; those already there win. */
export function loadEnvFile(path = '.env'): void {
  if (!existsSync(path)) return
  try {
    process.loadEnvFile(path)
  } catch (error) {
    throw new Problem(`The file ${resolve(path)} cannot be read: ${(error as Error).message}`)
  }
}

/** The address people use when nothing says otherwise. */
export function addressOf(host: string, port: number): string {
  const name = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}${port === 80 ? '' : `:${port}`}`
}

/** Optional settings get their empty text; the others their default. */
function defined(value: string | undefined, name: string): string | undefined {
  return value || (settings[name as keyof typeof settings].safeParse(undefined).success ? undefined : '')
}

function sentence(issue: z.core.$ZodIssue, given: Environment): string {
  const name = String(issue.path[0])
  const secret = /URL|KEY|SECRET/.test(name)
  return `${name} ${issue.message}${secret ? '' : `, not "${given[name] ?? ''}"`}.`
}

function isDayOrInstant(value: string): boolean {
  const day = value.match(/^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/)?.[1]
  if (!day || Number.isNaN(Date.parse(value))) return false
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}
