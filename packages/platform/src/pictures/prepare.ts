import sharp, { type Sharp } from 'sharp'
import { type FileKind, recognise } from './recognise.ts'
import { sizesOf, widths } from './sizes.ts'
import { createTurns } from './turns.ts'

export type PictureFormat = 'avif' | 'webp' | 'jpeg'

/** One file made of a picture. */
export interface PictureForm {
  format: PictureFormat
  /** Pixels. */
  width: number
  height: number
  bytes: Buffer
}

export interface PreparedPicture {
  /** Pixels of the largest form, turned upright. */
  width: number
  height: number
  /** Every format in every width, the smallest first. */
  forms: PictureForm[]
}

/** Why a file gives no picture: each has its sentence in `picture.refused.…`. */
export type PictureRefusal = 'unknown' | 'svg' | 'heic' | 'animated' | 'tooManyPixels' | 'tooSmall' | 'broken'

export type Preparation = { ok: true; picture: PreparedPicture } | { ok: false; reason: PictureRefusal }

/** What a telephone's largest pictures have; beyond it a small file may be made to fill the memory. */
const mostPixels = 64_000_000
const smallestSide = 16
const patienceSeconds = 30

/** libvips keeps no cache between pictures, and leaves processors to the pages. */
sharp.cache(false)
sharp.concurrency(2)
const turns = createTurns(2)

/**
 * Makes of a photograph what pages show: turned upright, in sRGB, in three widths and three formats, without anything else that the camera
 * wrote (position, time, name of the device). At most two at once in a process; the others wait.
 */
export function preparePicture(bytes: Uint8Array): Promise<Preparation> {
  return turns(() => prepare(bytes))
}

async function prepare(bytes: Uint8Array): Promise<Preparation> {
  const refusal = refused[recognise(bytes)]
  if (refusal) return { ok: false, reason: refusal }
  try {
    const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (pages > 1) return { ok: false, reason: 'animated' }
    if (width * height > mostPixels) return { ok: false, reason: 'tooManyPixels' }
    if (Math.min(width, height) < smallestSide) return { ok: false, reason: 'tooSmall' }
    return { ok: true, picture: await formsOf(await upright(bytes)) }
  } catch {
    return { ok: false, reason: 'broken' }
  }
}

const refused: Partial<Record<FileKind, PictureRefusal>> = {
  svg: 'svg',
  heic: 'heic',
  pdf: 'unknown',
  other: 'unknown',
}

/** Decoded once, as large as the largest form: bare points, with nothing beside them. */
async function upright(bytes: Uint8Array) {
  const most = widths.at(-1)!
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
    .timeout({ seconds: patienceSeconds })
    .autoOrient()
    .resize({ width: most, height: most * 2, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
}

async function formsOf({ data, info }: Awaited<ReturnType<typeof upright>>): Promise<PreparedPicture> {
  const { width, height, channels } = info
  const forms: PictureForm[] = []
  for (const size of sizesOf(width, height)) {
    const points = sharp(data, { raw: { width, height, channels } }).resize({ ...size, fit: 'fill' })
    for (const format of ['avif', 'webp', 'jpeg'] as const)
      forms.push({ format, ...size, bytes: await encode(points, format) })
  }
  return { width, height, forms }
}

function encode(points: Sharp, format: PictureFormat): Promise<Buffer> {
  const own = points.clone().timeout({ seconds: patienceSeconds })
  if (format === 'avif') return own.avif({ quality: 55, effort: 2 }).toBuffer()
  if (format === 'webp') return own.webp({ quality: 78, effort: 3 }).toBuffer()
  return own.flatten({ background: '#ffffff' }).jpeg({ quality: 80, progressive: true, mozjpeg: true }).toBuffer()
}
