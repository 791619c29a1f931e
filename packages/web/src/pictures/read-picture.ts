import type { Image } from '@wiker/model'
import type { Files } from '@wiker/platform/files/files.ts'
import type { Db } from '@wiker/town/db.ts'
import { describePicture, getPicture, type PictureWords } from '@wiker/town/pictures/store.ts'
import { type Allowance, createAllowance } from '../api/allowance.ts'
import type { MessageKey } from '../formatting/words.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import type { FilesForm } from '../server/files-form.ts'
import { senderOf } from '../server/own-form.ts'
import { ownPicture, pictureUrl } from './address.ts'
import { noPicture, type PictureDraft } from './draft.ts'
import { licenceOf } from './licences.ts'
import { receivePicture } from './receive.ts'

export interface PictureProblem {
  /** Id of the field at fault: `photo`, `photo.alt`, `photo.rights`. */
  field: string
  key: MessageKey
}

export interface ReadPicture {
  /** For the form that comes back: `<PictureField draft={…}>`. */
  draft: PictureDraft
  /** For the record; undefined when no picture was sent, or something is wrong with it. */
  image: Image | undefined
  problems: PictureProblem[]
}

export interface ReadPictureOptions {
  /** Name of the `<PictureField>`. */
  name: string
  /** Code of the town it is meant for. */
  town: string
}

const longest = 300

/**
 * The picture of a form that `<PictureField>` drew: the file sent now, or the one that an earlier send of the same form left here. The file is
 * kept at once even when a word is missing: nobody sends a photograph twice over a village's line.
 */
export async function readPicture(
  c: SiteContext,
  deps: Deps,
  form: FilesForm,
  { name, town }: ReadPictureOptions,
): Promise<ReadPicture> {
  const db: Db = deps.primary ?? deps.db
  const words = wordsOf(form, name)
  const person = c.var.person?.id ?? null
  const now = deps.clock()
  const sent = form.file(name)
  const draft: PictureDraft = { ...noPicture, ...words, rights: form.field(`${name}.rights`) !== '' }
  const refused = (key: MessageKey) => ({ draft, image: undefined, problems: [{ field: name, key }] })

  if (sent) {
    if (sent.tooLarge) return refused('picture.refused.tooLarge')
    if (!allowanceOf(deps.files).take(senderOf(c), performance.now())) return refused('picture.refused.tooMany')
    const received = await receivePicture(deps.files, db, { bytes: sent.bytes, words, town, person, now }).catch(
      (error: unknown) => {
        deps.log.error({ err: error }, 'A picture could not be kept')
        return { ok: false as const, key: 'picture.refused.notKept' as const }
      },
    )
    if (!received.ok) return refused(received.key)
    draft.path = received.path
    draft.text = received.text
  } else {
    const own = form.field(`${name}.remove`) === '' && ownPicture(form.field(`${name}.path`), deps.publicUrl)
    if (!own) return { draft: noPicture, image: undefined, problems: [] }
    const kept = await getPicture(db, own.id)
    if (!kept?.forms.length || kept.width !== own.width || kept.height !== own.height)
      return refused('picture.refused.gone')
    draft.path = form.field(`${name}.path`)
    draft.text = kept.text
    await describePicture(db, own.id, words, { person, now })
  }
  const problems: PictureProblem[] = []
  if (words.alt === '') problems.push({ field: `${name}.alt`, key: 'picture.missing.alt' })
  if (!draft.rights) problems.push({ field: `${name}.rights`, key: 'picture.missing.rights' })
  return { draft, image: problems.length === 0 ? imageOf(draft, deps.publicUrl) : undefined, problems }
}

function imageOf({ path, alt, credit, licence, text }: PictureDraft, publicUrl: string): Image {
  const url = pictureUrl(publicUrl, ownPicture(path, publicUrl)!)
  return { url, alt, ...(credit && { credit }), ...(licence && { licence }), ...(text && { text }) }
}

function wordsOf(form: FilesForm, name: string): PictureWords {
  const line = (field: string) => form.field(`${name}.${field}`).replaceAll(/\s+/g, ' ').trim().slice(0, longest)
  return { alt: line('alt'), credit: line('credit'), licence: licenceOf(form.field(`${name}.licence`)) }
}

const allowances = new WeakMap<Files, Allowance>()

/** Pictures are work: so many from one sender in ten minutes. */
function allowanceOf(files: Files): Allowance {
  const known = allowances.get(files) ?? createAllowance({ most: 40, minutes: 10, mostInAll: 400 })
  allowances.set(files, known)
  return known
}
