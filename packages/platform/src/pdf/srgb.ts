/**
 * An ICC profile of sRGB (version 2, matrix and one curve of 1,024 steps), which PDF/A asks to be in the file: primaries of IEC 61966-2-1 adapted to
 * D50, computed here rather than taken from anybody.
 */
export function srgbProfile(): Uint8Array {
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    ['cprt', Buffer.concat([Buffer.from('text\0\0\0\0'), Buffer.from('No copyright, use freely\0')])],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve()],
  ]
  const names = [...tags.map(([name]) => name), 'gTRC', 'bTRC']
  const table = Buffer.alloc(4 + names.length * 12)
  table.writeUInt32BE(names.length)
  const bodies: Buffer[] = []
  let at = 128 + table.length
  for (const [index, [name, body]] of tags.entries()) {
    entry(table, index, name, at, body.length)
    // Three colours, one curve.
    if (name === 'rTRC') for (const more of [1, 2]) entry(table, index + more, names[index + more]!, at, body.length)
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)])
    bodies.push(padded)
    at += padded.length
  }
  const profile = Buffer.concat([header(at), table, ...bodies])
  return new Uint8Array(profile)
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, value] of [2026, 1, 1, 0, 0, 0].entries()) bytes.writeUInt16BE(value, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  xyz(0.9642, 1, 0.8249).copy(bytes, 68, 8)
  return bytes
}

function entry(table: Buffer, index: number, name: string, offset: number, size: number): void {
  table.write(name, 4 + index * 12, 'latin1')
  table.writeUInt32BE(offset, 8 + index * 12)
  table.writeUInt32BE(size, 12 + index * 12)
}

function xyz(...values: number[]): Buffer {
  const bytes = Buffer.alloc(20)
  bytes.write('XYZ ', 0, 'latin1')
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), 8 + index * 4)
  return bytes
}

function curve(): Buffer {
  const steps = 1024
  const bytes = Buffer.alloc(12 + steps * 2)
  bytes.write('curv', 0, 'latin1')
  bytes.writeUInt32BE(steps, 8)
  for (let step = 0; step < steps; step += 1) {
    const value = step / (steps - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65_535), 12 + step * 2)
  }
  return bytes
}

/** Version 2 says its name in ASCII, then in two other ways that stay empty. */
function description(name: string): Buffer {
  const bytes = Buffer.alloc(12 + name.length + 1 + 78)
  bytes.write('desc', 0, 'latin1')
  bytes.writeUInt32BE(name.length + 1, 8)
  bytes.write(name, 12, 'latin1')
  return bytes
}
