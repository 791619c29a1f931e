import sharp from 'sharp'
import type { PictureRefusal } from './prepare.ts'
import { recognise } from './recognise.ts'
import { createTurns } from './turns.ts'

/** A picture to be looked at beside a form: upright, without what the camera wrote, no wider than a desk's screen. */
export type Shown = { ok: true; jpeg: Buffer; width: number; height: number } | { ok: false; reason: PictureRefusal }

const mostPixels = 64_000_000
const widest = 1400
const patienceSeconds = 20
const turns = createTurns(1)

export function showPicture(bytes: Uint8Array): Promise<Shown> {
  return turns(async () => {
    const kind = recognise(bytes)
    if (kind === 'svg' || kind === 'heic') return { ok: false, reason: kind }
    if (kind === 'pdf' || kind === 'other') return { ok: false, reason: 'unknown' }
    try {
      const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
      if (pages > 1) return { ok: false, reason: 'animated' }
      if (width * height > mostPixels) return { ok: false, reason: 'tooManyPixels' }
      if (Math.min(width, height) < 16) return { ok: false, reason: 'tooSmall' }
      const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true })
        .timeout({ seconds: patienceSeconds })
        .autoOrient()
        .resize({ width: widest, height: widest * 4, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: 80, mozjpeg: true })
        .toBuffer({ resolveWithObject: true })
      return { ok: true, jpeg: data, width: info.width, height: info.height }
    } catch {
      return { ok: false, reason: 'broken' }
    }
  })
}
