/**
 * `node scripts/run.js packages/connector/scores/announcements/draw.ts`: draws thirty of the announcements as posters, as a telephone would photograph them: in several
 * letters and layouts, askew, in perspective, unevenly lit, blurred, noisy. Drawn once and kept, for the letters are those of the machine.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { readLabelled } from './labels.ts'

const folder = new URL('./posters/', import.meta.url)
const fonts = [
  'DejaVu Sans',
  'Liberation Serif',
  'Liberation Sans',
  'DejaVu Serif',
  'Liberation Sans Narrow',
  'DejaVu Sans Condensed',
]
const inks = [
  ['#fdf6e0', '#222222', '#a01818'],
  ['#ffffff', '#10324a', '#10324a'],
  ['#1c3b2a', '#f6f0dc', '#ffd84a'],
  ['#ffe9a8', '#3a1d00', '#7a1d5a'],
  ['#e8f1f5', '#111111', '#17587f'],
] as const
const [width, height] = [1000, 1400]

await mkdir(folder, { recursive: true })
const chosen = readLabelled().filter(
  ({ country, fresh, events, text }) =>
    country === 'FR' && !fresh && events.length === 1 && text.split('\n').length >= 4,
)
for (const [index, one] of chosen
  .filter((_, i) => i % Math.floor(chosen.length / 30) === 0)
  .slice(0, 30)
  .entries())
  await writeFile(new URL(`${one.id}.jpg`, folder), await photograph(svgOf(one.text, index), index))

function svgOf(text: string, index: number): Buffer {
  const [paper, ink, title] = inks[index % inks.length]!
  const font = fonts[index % fonts.length]!
  const lines = text
    .split('\n')
    .flatMap((line, row) => wrapped(line, row === 0 ? 22 : 36).map((part) => ({ part, big: row === 0 })))
  const step = Math.min(150, (height - 220) / lines.length)
  const drawn = lines.map(({ part, big }, row) => {
    const size = Math.min(big ? 96 : 46 + (row % 3) * 6, step * 0.75, (width - 90) / (part.length * 0.58))
    const left = index % 3 === 1
    return `<text x="${left ? 60 : width / 2}" y="${150 + row * step}" font-size="${size}" font-family="${font}" font-weight="${big || row % 4 === 1 ? 'bold' : 'normal'}" fill="${big ? title : ink}" ${left ? '' : 'text-anchor="middle"'}>${escaped(part)}</text>`
  })
  const frame =
    index % 2 === 0
      ? `<rect x="24" y="24" width="${width - 48}" height="${height - 48}" fill="none" stroke="${title}" stroke-width="8"/>`
      : ''
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/>${frame}${drawn.join('')}</svg>`,
  )
}

function wrapped(line: string, most: number): string[] {
  const parts: string[] = ['']
  for (const word of line.split(' ')) {
    if (`${parts.at(-1)} ${word}`.trim().length > most && parts.at(-1) !== '') parts.push(word)
    else parts[parts.length - 1] = `${parts.at(-1)} ${word}`.trim()
  }
  return parts
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Turned a little, seen from below or from the side, lit from a corner, a little out of focus, with the grain of a dim room. */
async function photograph(svg: Buffer, index: number): Promise<Buffer> {
  const turned = await sharp(svg)
    .rotate(((index % 7) - 3) * 0.9, { background: '#6b6459' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { data, info } = inPerspective(turned.data, turned.info, ((index % 5) - 2) * 0.04)
  const shade = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${info.height}"><defs><linearGradient id="l" x1="${index % 2}" y1="0" x2="${1 - (index % 2)}" y2="1"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity="${0.15 + (index % 4) * 0.1}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#l)"/></svg>`,
  )
  const grain = await sharp({
    create: {
      width: info.width,
      height: info.height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 6 + (index % 4) * 5 },
    },
  })
    .png()
    .toBuffer()
  const lit = await sharp(data, { raw: info })
    .composite([{ input: shade }, { input: grain, blend: 'soft-light' }])
    .png()
    .toBuffer()
  return sharp(lit)
    .blur(0.4 + (index % 4) * 0.35)
    .jpeg({ quality: 50 + (index % 4) * 8 })
    .toBuffer()
}

interface Raw {
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

/** Narrower at the top (`by` above nothing) or at the bottom. */
function inPerspective(data: Buffer, { width, height, channels }: Raw, by: number): { data: Buffer; info: Raw } {
  const out = Buffer.alloc(data.length, 0x66)
  for (let y = 0; y < height; y++) {
    const scale = 1 - Math.abs(by) * 2 * (by > 0 ? 1 - y / height : y / height)
    for (let x = 0; x < width; x++) {
      const from = Math.round((x - width / 2) / scale + width / 2)
      if (from < 0 || from >= width) continue
      data.copy(out, (y * width + x) * channels, (y * width + from) * channels, (y * width + from + 1) * channels)
    }
  }
  return { data: out, info: { width, height, channels } }
}
