import { lazily } from '../lazily.ts'
import { Unreadable } from '../problem.ts'

/** Pixels: what a telephone's largest pictures have. Beyond it a small file may be made to fill the memory. */
const mostPixels = 64_000_000
/** Letters are read best when they are some thirty pixels tall: a poster is brought to about this height. */
const tallest = 2600
const smallest = 1400
const patienceSeconds = 20

const sharpOf = lazily<typeof import('sharp').default>('sharp')

/**
 * A picture as its text is read best: upright by what the camera wrote, without colours, its greys spread from black to white, neither too small
 * nor so large that reading it would fill the memory. `turns`: further quarter turns, clockwise.
 */
export async function prepareForReading(bytes: Uint8Array, turns = 0): Promise<Buffer> {
  const sharp = sharpOf()
  let size: { width: number; height: number }
  try {
    const { autoOrient, pages = 1 } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (pages > 1) throw new Unreadable('picture-animated')
    size = autoOrient
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('picture-broken')
  }
  if (size.width * size.height > mostPixels) throw new Unreadable('picture-too-large', { pixels: mostPixels })
  if (Math.min(size.width, size.height) < 32) throw new Unreadable('picture-too-small')
  const longest = Math.max(size.width, size.height)
  const to = longest > tallest ? tallest : longest < smallest ? Math.min(smallest, longest * 3) : longest
  try {
    return await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
      .timeout({ seconds: patienceSeconds })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: to, height: to, fit: 'inside', kernel: 'lanczos3' })
      .rotate(turns * 90)
      .greyscale()
      .normalise({ lower: 1, upper: 99 })
      .png({ compressionLevel: 1 })
      .toBuffer()
  } catch {
    throw new Unreadable('picture-broken')
  }
}
