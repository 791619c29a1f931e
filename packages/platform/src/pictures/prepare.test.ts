import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type Preparation, type PreparedPicture, preparePicture } from './prepare.ts'
import { recognise } from './recognise.ts'
import { sizesOf } from './sizes.ts'

const red = { r: 200, g: 30, b: 30 }
const blue = { r: 30, g: 30, b: 200 }

/** Red on the left, blue on the right, as the sensor of a telephone held upright wrote it. */
async function photograph(width: number, height: number) {
  const right = await sharp({ create: { width: width / 2, height, channels: 3, background: blue } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: red } }).composite([
    { input: right, left: width / 2, top: 0 },
  ])
}

async function withPosition(width: number, height: number, orientation: number): Promise<Buffer> {
  return (await photograph(width, height))
    .withExif({
      IFD0: { Make: 'Telephone', Copyright: 'Jeanne Martin' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 28/1 34/1', GPSLongitudeRef: 'W', GPSLongitude: '1/1 45/1 45/1' },
    })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer()
}

function made(preparation: Preparation): PreparedPicture {
  if (!preparation.ok) throw new Error(`refused: ${preparation.reason}`)
  return preparation.picture
}

describe('a photograph from a telephone', () => {
  test('loses its position and all else that the camera wrote, in every form', async () => {
    const sent = await withPosition(1200, 800, 6)
    const before = await sharp(sent).metadata()
    expect(before.exif?.includes(Buffer.from('Telephone'))).toBe(true)
    const { forms } = made(await preparePicture(sent))
    expect(forms.length).toBeGreaterThan(5)
    for (const form of forms) {
      const { exif, xmp, iptc, orientation } = await sharp(form.bytes).metadata()
      expect({ exif, xmp, iptc, orientation }).toEqual({})
      expect(form.bytes.includes(Buffer.from('Exif'))).toBe(false)
      expect(form.bytes.includes(Buffer.from('Telephone'))).toBe(false)
    }
  })

  test('stands upright: what the sensor wrote on the left is at the top', async () => {
    const { width, height, forms } = made(await preparePicture(await withPosition(1200, 800, 6)))
    expect([width, height]).toEqual([800, 1200])
    for (const form of forms) {
      const { data, info } = await sharp(form.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
      expect([info.width, info.height]).toEqual([form.width, form.height])
      const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
      const [top, bottom] = [
        at(form.width >> 1, form.height >> 3),
        at(form.width >> 1, form.height - (form.height >> 3)),
      ]
      expect(top[0]).toBeGreaterThan(150)
      expect(top[2]).toBeLessThan(80)
      expect(bottom[2]).toBeGreaterThan(150)
      expect(bottom[0]).toBeLessThan(80)
    }
  })

  test('is made in three formats of each width, never larger than it was', async () => {
    const { forms } = made(await preparePicture(await (await photograph(1000, 500)).jpeg().toBuffer()))
    expect(forms.map(({ format, width, height }) => `${format} ${width}×${height}`)).toEqual(
      ['400×200', '800×400', '1000×500'].flatMap((size) =>
        ['avif', 'webp', 'jpeg'].map((format) => `${format} ${size}`),
      ),
    )
    for (const { format, bytes } of forms) expect(recognise(bytes)).toBe(format)
  })

  test('keeps its proportions in the sizes that its address alone tells', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 1600 }), fc.integer({ min: 16, max: 3200 }), (width, height) => {
        const sizes = sizesOf(width, height)
        expect(sizes.at(-1)).toEqual({ width, height })
        for (const size of sizes) expect(Math.abs(size.height - (height * size.width) / width)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('in transparent PNG has white behind it where the format has no transparency', async () => {
    const clear = await sharp({ create: { width: 60, height: 60, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer()
    const jpeg = made(await preparePicture(clear)).forms.find(({ format }) => format === 'jpeg')!
    expect((await sharp(jpeg.bytes).raw().toBuffer()).subarray(0, 3)).toEqual(Buffer.from([255, 255, 255]))
  })
})

/** A PNG that says how large it is, and holds that many black points in next to no bytes. */
function blackPng(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const sizes = Buffer.alloc(8)
    sizes.writeUInt32BE(data.length, 0)
    sizes.writeUInt32BE(crc(body), 4)
    return Buffer.concat([sizes.subarray(0, 4), body, sizes.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 9 })
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

/** Milliseconds that an answer took, and by how many megabytes the process grew at most meanwhile. */
async function measured(bytes: Uint8Array) {
  const rss = () => process.memoryUsage.rss() / 1e6
  const before = rss()
  let most = before
  const timer = setInterval(() => (most = Math.max(most, rss())), 5)
  const begun = performance.now()
  const answer = await preparePicture(bytes)
  clearInterval(timer)
  return { answer, took: performance.now() - begun, grew: Math.max(most, rss()) - before }
}

describe('a bomb', () => {
  test('of nine hundred million points in a small file is refused at once, before it is unfolded', async () => {
    const bomb = blackPng(30_000, 30_000)
    expect(bomb.length).toBeLessThan(200_000)
    const { answer, took, grew } = await measured(bomb)
    expect(answer).toEqual({ ok: false, reason: 'tooManyPixels' })
    expect(took).toBeLessThan(500)
    expect(grew).toBeLessThan(60)
  })

  test('just below the limit is made a picture without filling the memory', async () => {
    const { answer, took, grew } = await measured(blackPng(8000, 7900))
    expect(answer.ok).toBe(true)
    expect(took).toBeLessThan(10_000)
    expect(grew).toBeLessThan(400)
  })

  test('that lies about its size is refused', async () => {
    const { answer, grew } = await measured(resized(await (await photograph(64, 64)).jpeg().toBuffer()))
    expect(answer).toEqual({ ok: false, reason: 'tooManyPixels' })
    expect(grew).toBeLessThan(60)
  })
})

/** The same JPEG that says it has 65,000 × 65,000 points. */
function resized(jpeg: Buffer): Buffer {
  const at = jpeg.findIndex((byte, index) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[index + 1]!))
  jpeg.writeUInt16BE(65_000, at + 5)
  jpeg.writeUInt16BE(65_000, at + 7)
  return jpeg
}

describe('what is no photograph', () => {
  const still = (background: string) =>
    sharp({ create: { width: 40, height: 40, channels: 3, background } })
      .png()
      .toBuffer()
  test.each([
    [
      'an animated picture',
      'animated',
      async () =>
        sharp([await still('red'), await still('blue')], { join: { animated: true } })
          .gif()
          .toBuffer(),
    ],
    [
      'a drawing with a script',
      'svg',
      async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    [
      'a drawing after its declaration',
      'svg',
      async () => Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg/>'),
    ],
    ['an iPhone’s own format', 'heic', async () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['a page of the web', 'unknown', async () => Buffer.from('<!doctype html><p>Bonjour')],
    ['nothing', 'unknown', async () => Buffer.alloc(0)],
    [
      'a point',
      'tooSmall',
      async () =>
        sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
          .png()
          .toBuffer(),
    ],
    ['half a photograph', 'broken', async () => (await withPosition(1200, 800, 1)).subarray(0, 4000)],
  ])('%s is refused as such', async (_, reason, make) => {
    expect(await preparePicture(await make())).toEqual({ ok: false, reason })
  })

  test('no bytes at all make it fail: they are a picture or they are refused', async () => {
    const png = await still('green')
    const heads = fc.constantFrom(
      '\xff\xd8\xff',
      'GIF89a',
      'RIFF\x10\0\0\0WEBP',
      '\0\0\0\x1cftypavif',
      png.toString('latin1'),
    )
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 200 }), async (head, tail) => {
        expect(await preparePicture(Buffer.concat([Buffer.from(head, 'latin1'), tail]))).toHaveProperty('ok')
      }),
      { numRuns: 40 },
    )
  })
})
