import type { OpenOptions } from '@wiker/connector'
import type { Db } from '@wiker/platform'
import { jsonb } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import { z } from 'zod'

/** What a source asks for before it answers. Kept apart from the source, so that nothing that shows a source shows it. */
export const sourceAccessSchema = z.strictObject({
  /** For HTTP, FTP, WebDAV, a mailbox. */
  user: z.string().max(500).optional(),
  password: z.string().max(2000).optional(),
  /** An API key, with the name under which it is given: of a header, or in the query of the address. */
  key: z
    .strictObject({
      place: z.enum(['header', 'query']),
      name: z.string().regex(/^[\w-]{1,100}$/),
      // A line break would begin another header.
      value: z.string().regex(/^[\x20-\x7e]{1,2000}$/),
    })
    .optional(),
})
export type SourceAccess = z.infer<typeof sourceAccessSchema>

/** Keeps what a source asks for; null: nothing any more. False when there is no such source, or the key is none. */
export async function setSourceAccess(db: Db, id: number, access: SourceAccess | null): Promise<boolean> {
  const checked = access === null ? { success: true as const, data: null } : sourceAccessSchema.safeParse(access)
  if (!checked.success) return false
  const kept = checked.data && Object.keys(checked.data).length > 0 ? checked.data : null
  const { rows } = await sql`
    update source set access = ${jsonb(kept)}, reading = null, whole_at = null where id = ${id} and archived_at is null returning id`.execute(
    db,
  )
  return rows.length > 0
}

/** For the reading alone. */
export async function readSourceAccess(db: Db, id: number): Promise<SourceAccess | undefined> {
  const { rows } = await sql<{ access: SourceAccess | null }>`select access from source where id = ${id}`.execute(db)
  return rows[0]?.access ?? undefined
}

/** What a page may say: who signs in and what the key is called, never the password nor the key. */
export interface AccessSummary {
  user?: string
  password: boolean
  key?: { place: 'header' | 'query'; name: string }
}

export async function summariseAccess(db: Db, id: number): Promise<AccessSummary | undefined> {
  const access = await readSourceAccess(db, id)
  if (!access) return undefined
  const { user, password, key } = access
  return {
    ...(user ? { user } : {}),
    password: Boolean(password),
    ...(key ? { key: { place: key.place, name: key.name } } : {}),
  }
}

/** The same as the connector is told it: to the source's own host only. */
export function optionsOfAccess(access: SourceAccess | undefined): Pick<OpenOptions, 'headers' | 'query'> {
  if (!access) return {}
  const { user, password = '', key } = access
  const basic = user ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : undefined
  const bare = key?.place === 'header' && /^authorization$/i.test(key.name) && !key.value.includes(' ')
  const headers = {
    ...(basic ? { authorization: basic } : {}),
    ...(key?.place === 'header' ? { [key.name.toLowerCase()]: bare ? `Bearer ${key.value}` : key.value } : {}),
  }
  return {
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(key?.place === 'query' ? { query: { [key.name]: key.value } } : {}),
    // Protocols other than HTTP sign in by themselves.
    ...(user ? { credentials: { user, password } } : {}),
  }
}

/** An address with a name and a password in it, without them; they are kept apart. */
export function takeCredentials(url: string): { url: string; access?: Pick<SourceAccess, 'user' | 'password'> } {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || !URL.canParse(url)) return { url }
  const parsed = new URL(url)
  if (parsed.username === '' && parsed.password === '') return { url }
  const [user, password] = [parsed.username, parsed.password].map(decoded)
  parsed.username = ''
  parsed.password = ''
  return { url: parsed.href, access: { ...(user ? { user } : {}), ...(password ? { password } : {}) } }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
