import { cleanText } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { DoorKind } from './types.ts'

export interface Brought {
  town: string
  door: DoorKind
  name: string
  /** In the file store. */
  file?: string
  contentType?: string
  text?: string
  language: string
  person?: string
  /** Of a mail, in lower case. */
  sender?: string
  senderName?: string
  known?: boolean
  /** `YYYY-MM-DD` */
  writtenOn?: string
}

/** Keeps what came in; it is still to be read. */
export async function bring(trx: Db, given: Brought, now: Date): Promise<number> {
  const { town, door, name, file, contentType = '', text = '', language, person, sender, senderName = '' } = given
  const { rows } = await sql<{ id: number }>`
    insert into door_item (town, door, name, file, content_type, text, language, person_id, sender, sender_name, known, written_on, received_at)
    values (${town}, ${door}, ${cleanText(name).slice(0, 300)}, ${file ?? null}, ${contentType}, ${cleanText(text)}, ${language},
      ${person ?? null}, ${sender ?? null}, ${cleanText(senderName).slice(0, 200)}, ${given.known ?? true}, ${given.writtenOn ?? null}, ${now})
    returning id`.execute(trx)
  return rows[0]!.id
}
