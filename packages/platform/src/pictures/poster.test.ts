import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { readPoster } from './poster.ts'

/** A PDF of so many A4 pages, each with these lines of text and a black square. */
function pdf(pages: string[][]): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ]
  for (const [index, lines] of pages.entries()) {
    const text = lines.map((line) => `(${line.replaceAll(/[()\\]/g, '\\$&')}) Tj 0 -60 Td`).join(' ')
    const content = `BT /F1 40 Tf 60 700 Td ${text} ET 100 100 200 200 re f`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    )
  }
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`
  return Buffer.from(text, 'latin1')
}

describe('a poster in PDF', () => {
  test('becomes a picture, and its words are kept in their order', async () => {
    const poster = await readPoster(
      pdf([['LOTO', 'samedi 28 novembre, 14 h', 'École (salle d’été)'.replace('’', "'")]]),
    )
    if (!poster.ok) throw new Error(poster.reason)
    expect(poster.text.split('\n')).toEqual(['LOTO', 'samedi 28 novembre, 14 h', "École (salle d'été)"])
    const { data, info } = await sharp(poster.picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, Math.abs(info.height - (1600 * 842) / 595) < 3]).toEqual([1600, true])
    const at = (x: number, y: number) =>
      data[(Math.round((y / 842) * info.height) * info.width + Math.round((x / 595) * info.width)) * 3]
    expect(at(200, 842 - 200)).toBe(0)
    expect(at(500, 842 - 200)).toBe(255)
  })

  test('shows its back under its front, and nothing of a whole bulletin', async () => {
    const poster = await readPoster(pdf([['Recto'], ['Verso'], ['Page 3'], ['Page 4']]))
    if (!poster.ok) throw new Error(poster.reason)
    expect([poster.pages, poster.shown, poster.text]).toEqual([4, 2, 'Recto\n\nVerso'])
    const { width, height } = await sharp(poster.picture).metadata()
    expect(height / width).toBeGreaterThan(2.5)
  })

  test.each([
    ['cut short', pdf([['Loto']]).subarray(0, 200)],
    ['without a page', pdf([])],
    ['of nothing but its first line', Buffer.from('%PDF-1.7\n')],
  ])('%s is refused, and the next one is read', async (_, bytes) => {
    expect((await readPoster(bytes)).ok).toBe(false)
    expect((await readPoster(pdf([['Loto']]))).ok).toBe(true)
  })

  test('with a page a kilometre long does not fill the memory', async () => {
    const long = Buffer.from(
      pdf([['Loto']])
        .toString('latin1')
        .replace('[0 0 595 842]', '[0 0 5 84200]'),
      'latin1',
    )
    expect(await readPoster(long)).toEqual({ ok: false, reason: 'pdfEmpty' })
  })
})
