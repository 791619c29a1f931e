import { encode } from 'uqr'

export interface Qr {
  /** Squares on a side, the quiet zone included. */
  size: number
  /** SVG path data of the black squares, one unit each. */
  path: string
}

/** A QR code of an address, with room for a quarter of it to be torn or stained. */
export function qrOf(address: string): Qr {
  const { data, size } = encode(address, { ecc: 'Q', border: 2 })
  let path = ''
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      let width = 1
      while (row[x + width]) width++
      path += `M${x} ${y}h${width}v1h-${width}z`
      x += width
    }
  }
  return { size, path }
}

/** The same as a file. */
export function qrSvg(address: string): string {
  const { size, path } = qrOf(address)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}
