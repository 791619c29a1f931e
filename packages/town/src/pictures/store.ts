import { cleanText, textOfJson } from '@wiker/platform/database/jsonb.ts'
import { sql } from 'kysely'
import type { Db } from '../db.ts'

/** What its sender says of a picture. */
export interface PictureWords {
  /** What it shows, for those who do not see it. */
  alt: string
  /** Who took it. */
  credit: string
  /** Under which licence others may use it; empty: none but the site. */
  licence: string
}

/** A file made of a picture: its name in the file store. */
export interface StoredForm {
  name: string
  width: number
  height: number
  bytes: number
}

export interface StoredPicture extends PictureWords {
  id: string
  town: string | null
  person: string | null
  /** Pixels of the largest form. */
  width: number
  height: number
  /** What a poster says. */
  text: string
  forms: StoredForm[]
  keptAt: Date | null
}

/** Keeps what is known of a picture. The same picture of the same sender again changes its words alone. */
export async function savePicture(db: Db, picture: Omit<StoredPicture, 'keptAt'>, now: Date): Promise<void> {
  const { id, town, person, width, height, alt, credit, licence, text, forms } = picture
  await sql`
    insert into picture (id, town, person_id, width, height, alt, credit, licence, text, forms, created_at)
    values (${id}, ${town}, ${person}, ${width}, ${height}, ${cleanText(alt)}, ${cleanText(credit)}, ${cleanText(licence)},
      ${cleanText(text)}, ${textOfJson(forms)}::jsonb, ${now})
    on conflict (id) do update set alt = excluded.alt, credit = excluded.credit, licence = excluded.licence`.execute(db)
}

/** Changes what is said of a picture: by whoever sent it, or while it waits to be shown (and then it waits anew). */
export async function describePicture(
  db: Db,
  id: string,
  words: PictureWords,
  { person, now }: { person: string | null; now: Date },
): Promise<void> {
  await sql`
    update picture set alt = ${cleanText(words.alt)}, credit = ${cleanText(words.credit)}, licence = ${cleanText(words.licence)},
      created_at = case when kept_at is null then ${now} else created_at end
    where id = ${id} and (kept_at is null or person_id = ${person})`.execute(db)
}

export async function getPicture(db: Db, id: string): Promise<StoredPicture | undefined> {
  const { rows } = await sql<StoredPicture>`
    select id, town, person_id as person, width, height, alt, credit, licence, text, forms, kept_at as "keptAt"
    from picture where id = ${id}`.execute(db)
  return rows[0]
}

/**
 * Keeps of a picture that was taken away only that it was: it does not come back by being sent again. Nothing that people wrote, published or not,
 * shows it or says any more what it said. `address`: a piece of its address that no other picture has.
 */
export async function emptyPicture(db: Db, id: string, address: string): Promise<void> {
  const shown = sql`strpos(record -> 'image' ->> 'url', ${address}) > 0`
  await sql`update publication set record = record - 'image' where ${shown}`.execute(db)
  await sql`update publication_version set record = record - 'image' where ${shown}`.execute(db)
  await sql`update neighbour_post set picture_id = null where picture_id = ${id}`.execute(db)
  await sql`
    update picture set forms = '[]', alt = '', credit = '', text = '', kept_at = coalesce(kept_at, now()) where id = ${id}`.execute(
    db,
  )
}

/** Forgets what is known of a picture; its files go before it, or nobody would know of them. */
export async function forgetPicture(db: Db, id: string): Promise<void> {
  await sql`delete from picture where id = ${id}`.execute(db)
}
