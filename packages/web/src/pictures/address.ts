import { sizesOf } from '@wiker/platform/pictures/sizes.ts'

export type PictureFormat = 'avif' | 'webp' | 'jpeg'

/** A picture of ours, as its address tells it: nobody has to look it up. */
export interface OwnPicture {
  id: string
  /** Pixels of the largest form. */
  width: number
  height: number
}

const endings: Record<PictureFormat, string> = { avif: 'avif', webp: 'webp', jpeg: 'jpg' }
const types: Record<string, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }
const namePattern = /^([0-9a-f]{32})-(\d{1,5})x(\d{1,5})\.(avif|webp|jpg)$/

/** `/photos/<id>-800x600.avif`: the address of one form, which never changes. */
export function formPath(
  { id }: { id: string },
  format: PictureFormat,
  size: { width: number; height: number },
): string {
  return `/photos/${formFile(id, format, size)}`
}

/** The last segment of that address. */
export function formFile(
  id: string,
  format: PictureFormat,
  { width, height }: { width: number; height: number },
): string {
  return `${id}-${width}x${height}.${endings[format]}`
}

/** The address that records, feeds and other sites are given: the largest form, in the format that everything reads. */
export function pictureUrl(publicUrl: string, picture: OwnPicture): string {
  return publicUrl + formPath(picture, 'jpeg', picture)
}

/** The picture behind such an address, whole or as a path; undefined when it is not one of this site's. */
export function ownPicture(url: string, publicUrl: string): OwnPicture | undefined {
  const path = url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : url
  if (!path.startsWith('/photos/')) return undefined
  const [, id, width, height, ending] = namePattern.exec(path.slice('/photos/'.length)) ?? []
  return id && ending === 'jpg' ? { id, width: Number(width), height: Number(height) } : undefined
}

/** What is served under a last segment: its name in the file store, and its type. */
export function storedForm(file: string): { name: string; type: string } | undefined {
  const [, id, , , ending] = namePattern.exec(file) ?? []
  return id && ending ? { name: storedName(file), type: types[ending]! } : undefined
}

/** Two figures of the digest make a folder: none gets too many files. */
export function storedName(file: string): string {
  return `photos/${file.slice(0, 2)}/${file}`
}

/** `<source srcset>` of a format: every width there is. */
export function srcset(picture: OwnPicture, format: PictureFormat): string {
  return sizesOf(picture.width, picture.height)
    .map((size) => `${formPath(picture, format, size)} ${size.width}w`)
    .join(', ')
}
