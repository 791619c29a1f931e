/**
 * Makes small TrueType files of the site's two typefaces, for Typst, which takes neither WOFF nor variable fonts. Their complete packages are
 * large and needed here alone: `npm install --no-save source-sans@3.52.0 source-serif@4.5.1`, then `node scripts/subset-print-fonts.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises'
import subsetFont from 'subset-font'

const packages = new URL(process.argv[2] ?? '../node_modules/', import.meta.url)
const fonts = new URL('../packages/platform/src/pdf/fonts/', import.meta.url)

const letters = `${range(0x20, 0x7e)}${range(0xa0, 0x17f)}ȘșȚțẞ–—‘’“”„…‹›•·€−×→←↑↓′″\u202f\u2009\u2011\u2060`

for (const [from, to] of [
  ['source-sans/TTF/SourceSans3-Regular.ttf', 'text-regular.ttf'],
  ['source-sans/TTF/SourceSans3-Bold.ttf', 'text-bold.ttf'],
  ['source-serif/TTF/SourceSerif4-Semibold.ttf', 'title-semibold.ttf'],
] as const) {
  const small = await subsetFont(await readFile(new URL(from, packages)), letters, { targetFormat: 'truetype' })
  await writeFile(new URL(to, fonts), small)
  console.log(`${to}  ${(small.length / 1024).toFixed(1)} kB`)
}

function range(from: number, to: number): string {
  return String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index))
}
