import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { fold } from '../normalize/text.ts'
import { kinds, read } from '../testing/source.ts'
import { readPicture } from './read-picture.ts'
import { readPrepared } from './reader.ts'

const lines = [
  ['GRAND LOTO', 90],
  ['de l’Amicale laïque', 44],
  ['Samedi 28 novembre 2026', 60],
  ['à 20 h 30 précises', 50],
  ['Salle polyvalente, rue de la Poste', 40],
] as const

const drawn = sharp(
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="900" height="900" fill="#fdf6e0"/>
${lines.map(([text, size], row) => `<text x="450" y="${150 + row * 150}" font-size="${size}" font-family="DejaVu Sans, sans-serif" text-anchor="middle">${text}</text>`).join('')}</svg>`),
)

describe('a picture of a poster', () => {
  it('gives its text, and each word its place', async () => {
    const { text, words, confidence } = await readPicture(await drawn.clone().jpeg().toBuffer())
    // An accent or the form of an apostrophe may be lost in a picture.
    const plain = (said: string) => fold(said).replace(/\s+/g, ' ').replaceAll('’', "'")
    expect(plain(text)).toBe(plain(lines.map(([line]) => line).join(' ')))
    expect(confidence).toBeGreaterThan(80)
    const day = words.find((word) => word.text === 'Samedi')!
    expect(day.left).toBeGreaterThan(0.02)
    expect(day.top).toBeGreaterThan(0.42)
    expect(day.top + day.height).toBeLessThan(0.53)
    for (const { left, top, width, height } of words) {
      expect(left + width).toBeLessThanOrEqual(1)
      expect(top + height).toBeLessThanOrEqual(1)
    }
  })

  it('lying on its head is read all the same', async () => {
    const { text, words } = await readPicture(await drawn.clone().rotate(180).png().toBuffer())
    expect(text).toContain('novembre')
    const day = words.find((word) => word.text === 'Samedi')!
    expect(day.left).toBeGreaterThan(0.6)
    expect(day.top).toBeGreaterThan(0.42)
    expect(day.top + day.height).toBeLessThan(0.56)
  })

  it('is converted as the event it announces', async () => {
    const { layer, rows } = await read('affiche.png', await drawn.clone().png().toBuffer())
    expect(layer).toMatchObject({ format: 'picture', known: { entity: 'event' } })
    expect(rows[0]).toMatchObject({ startDate: '2026-11-28T20:30:00+01:00', location: 'Salle polyvalente' })
    expect(kinds(layer.warnings)).toEqual([])
  })

  it.each([
    ['picture-broken', async () => (await drawn.clone().png().toBuffer()).subarray(0, 4000)],
    ['picture-too-small', () => drawn.clone().resize(20).png().toBuffer()],
    ['picture-too-large', () => bomb()],
  ])('is refused when it must be: %s', async (key, bytes) => {
    await expect(readPicture(await bytes())).rejects.toMatchObject({ problem: { key } })
  })

  it('that breaks its reader breaks nothing else: the next one is read', async () => {
    await expect(readPrepared(Buffer.from('no picture at all'), 'fr')).rejects.toMatchObject({
      problem: { key: 'picture-unread' },
    })
    expect((await readPicture(await drawn.clone().png().toBuffer())).text).toContain('novembre')
  })

  it('in another language is read in that one, without the network', async () => {
    const swedish = sharp(
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="300"><rect width="800" height="300" fill="#fff"/><text x="40" y="100" font-size="48" font-family="DejaVu Sans, sans-serif">Lördag 12 december</text><text x="40" y="200" font-size="48" font-family="DejaVu Sans, sans-serif">Sankt Olofs kyrka</text></svg>',
      ),
    )
    expect((await readPicture(await swedish.png().toBuffer(), 'sv')).text).toContain('Lördag')
  })

  it('without a word on it says so', async () => {
    const blank = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#7aa' } })
      .png()
      .toBuffer()
    await expect(read('ciel.png', blank)).rejects.toMatchObject({ problem: { key: 'picture-without-text' } })
  })
})

/** A few bytes that say they are a hundred million points. */
async function bomb(): Promise<Buffer> {
  const white = sharp({
    create: { width: 12_000, height: 9000, channels: 3, background: '#fff' },
    limitInputPixels: false,
  })
  return white.png({ compressionLevel: 9 }).toBuffer()
}
