/**
 * Makes the site's two typefaces small: only the letters of the languages served and the weights used.
 * Run it after a typeface's package changes, and commit what it writes: `node scripts/subset-fonts.ts`.
 */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

const packages = new URL('../node_modules/@fontsource-variable/', import.meta.url)
const fonts = new URL('../packages/web/src/assets/fonts/', import.meta.url)

/** French and English need only these; everything else waits in the extended file, fetched by pages that use it. */
const LATIN = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸ–—‘’“”„…‹›•·€−×→←↑↓′″\u202f\u2009\u2011\u00ad`
const LATIN_EXTENDED = `${range(0x100, 0x17f)}ȘșȚțẞ`

const faces = [
  { family: 'source-sans-3', as: 'text', axes: { wght: { min: 400, max: 700, default: 400 } } },
  { family: 'source-serif-4', as: 'title', axes: { wght: 620, opsz: 36 }, style: 'standard' },
]

await mkdir(fonts, { recursive: true })
for (const face of faces) {
  for (const [part, letters] of [
    ['latin', LATIN],
    ['latin-ext', LATIN_EXTENDED],
  ] as const) {
    const file = new URL(`${face.family}/files/${face.family}-${part}-${face.style ?? 'wght'}-normal.woff2`, packages)
    const small = await subsetFont(await readFile(file), letters, {
      targetFormat: 'woff2',
      variationAxes: face.axes,
      noLayoutClosure: true,
    })
    await writeFile(new URL(`${face.as}-${part}.woff2`, fonts), small)
    console.log(`${face.as}-${part}.woff2  ${(small.length / 1024).toFixed(1)} kB`)
  }
  await copyFile(new URL(`${face.family}/LICENSE`, packages), new URL(`${face.as}-OFL.txt`, fonts))
}
console.log(`written to ${fileURLToPath(fonts)}`)

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index))
}
