/** A text at a place in points from the lower left corner, or a line from one place to another. */
export type Mark =
  | { x: number; y: number; text: string; size?: number }
  | { from: [number, number]; to: [number, number] }

/** A PDF (ISO 32000) with one page for each list of marks, in Helvetica and windows-1252. */
export function pdf(pages: Mark[][]): Buffer {
  const objects: Buffer[] = []
  const add = (body: string | Buffer): number => objects.push(Buffer.from(body as string, 'latin1'))
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [index, marks] of pages.entries()) {
    const content = marks.map(drawn).join('\n')
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
    )
    add(`<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`)
  }
  let offset = 9
  const places: number[] = []
  const parts = objects.map((body, index) => {
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    places.push(offset)
    offset += whole.length
    return whole
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`
  return Buffer.concat([Buffer.from('%PDF-1.4\n'), ...parts, Buffer.from(end)])
}

function drawn(mark: Mark): string {
  if ('from' in mark) return `${mark.from.join(' ')} m ${mark.to.join(' ')} l S`
  const text = mark.text
    .replaceAll('’', '\x92')
    .replaceAll('œ', '\x9c')
    .replaceAll('€', '\x80')
    .replace(/[\\()]/g, '\\$&')
  return `BT /F ${mark.size ?? 10} Tf ${mark.x} ${mark.y} Td (${text}) Tj ET`
}
