import type { Image } from '@wiker/model'
import { formPath, ownPicture } from './address.ts'

/** A picture in a form that is being filled: kept by the site already, so that a form that comes back has not lost it. */
export interface PictureDraft {
  /** Address of its largest form; empty while there is none. */
  path: string
  alt: string
  credit: string
  licence: string
  /** "I have the right to publish it." */
  rights: boolean
  /** What a poster says. */
  text: string
}

export const noPicture: PictureDraft = { path: '', alt: '', credit: '', licence: '', rights: false, text: '' }

/** The picture of a record, to be changed in a form; one that others host is not ours to change. */
export function draftOf(image: Image | undefined, publicUrl: string): PictureDraft {
  const own = image && ownPicture(image.url, publicUrl)
  if (!own) return noPicture
  const { alt = '', credit = '', licence = '', text = '' } = image
  return { path: formPath(own, 'jpeg', own), alt, credit, licence, text, rights: true }
}
