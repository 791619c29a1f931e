import { createHash, randomUUID } from 'node:crypto'
import type { Files } from '@wiker/platform/files/files.ts'
import { readPoster } from '@wiker/platform/pictures/poster.ts'
import { preparePicture } from '@wiker/platform/pictures/prepare.ts'
import { recognise } from '@wiker/platform/pictures/recognise.ts'
import type { Db } from '@wiker/town/db.ts'
import { getPicture, type PictureWords, type StoredForm, savePicture } from '@wiker/town/pictures/store.ts'
import type { MessageKey } from '../formatting/words.ts'
import { formFile, formPath, storedForm } from './address.ts'

export interface Sending {
  bytes: Buffer
  words: PictureWords
  /** Code of the town it is meant for. */
  town: string
  /** Who is signed in. */
  person: string | null
  now: Date
}

export type Received = { ok: true; path: string; text: string } | { ok: false; key: MessageKey }

/** Makes of a sent file, photograph or PDF, a picture of the site: its forms in the file store, then its row. */
export async function receivePicture(files: Files, db: Db, sending: Sending): Promise<Received> {
  const { bytes, words, town, person, now } = sending
  const poster = recognise(bytes) === 'pdf' ? await readPoster(bytes) : undefined
  if (poster && !poster.ok) return { ok: false, key: `picture.refused.${poster.reason}` }
  const prepared = await preparePicture(poster?.picture ?? bytes)
  if (!prepared.ok) return { ok: false, key: `picture.refused.${prepared.reason}` }
  const { width, height, forms } = prepared.picture
  const id = idOf(bytes, person)
  if ((await getPicture(db, id))?.forms.length === 0) return { ok: false, key: 'picture.refused.removed' }
  const stored: StoredForm[] = []
  for (const form of forms) {
    const { name, type } = storedForm(formFile(id, form.format, form))!
    await files.put(name, form.bytes, type)
    stored.push({ name, width: form.width, height: form.height, bytes: form.bytes.length })
  }
  const text = poster?.text ?? ''
  await savePicture(db, { id, town, person, width, height, ...words, text, forms: stored }, now)
  return { ok: true, path: formPath({ id }, 'jpeg', { width, height }), text }
}

/** Each sender's own: nobody changes the words of somebody else's picture by sending it again. */
function idOf(bytes: Buffer, person: string | null): string {
  return createHash('sha256')
    .update(person ?? randomUUID())
    .update('\0')
    .update(bytes)
    .digest('hex')
    .slice(0, 32)
}
