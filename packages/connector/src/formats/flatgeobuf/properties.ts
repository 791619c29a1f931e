import type { Column } from './schema.ts'

/** Pairs of a column's number and its value, one after the other. */
export function propertiesOf(bytes: Uint8Array, columns: readonly Column[]): Map<number, unknown> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Map<number, unknown>()
  let at = 0
  const text = () => {
    const length = view.getUint32(at, true)
    if (at + 4 + length > view.byteLength) throw new RangeError('cut off')
    const value = Buffer.from(bytes.buffer, bytes.byteOffset + at + 4, length)
    at += 4 + length
    return value
  }
  const fixed = <T>(size: number, read: (at: number) => T): T => {
    const value = read(at)
    at += size
    return value
  }
  const long = (value: bigint) => (Number.isSafeInteger(Number(value)) ? Number(value) : String(value))
  while (at + 2 <= view.byteLength) {
    const index = view.getUint16(at, true)
    at += 2
    const column = columns[index]
    if (!column) throw new RangeError('no such column')
    switch (column.type) {
      case 'Byte':
        values.set(
          index,
          fixed(1, (one) => view.getInt8(one)),
        )
        break
      case 'UByte':
        values.set(
          index,
          fixed(1, (one) => view.getUint8(one)),
        )
        break
      case 'Bool':
        values.set(
          index,
          fixed(1, (one) => view.getUint8(one) !== 0),
        )
        break
      case 'Short':
        values.set(
          index,
          fixed(2, (one) => view.getInt16(one, true)),
        )
        break
      case 'UShort':
        values.set(
          index,
          fixed(2, (one) => view.getUint16(one, true)),
        )
        break
      case 'Int':
        values.set(
          index,
          fixed(4, (one) => view.getInt32(one, true)),
        )
        break
      case 'UInt':
        values.set(
          index,
          fixed(4, (one) => view.getUint32(one, true)),
        )
        break
      case 'Long':
        values.set(index, long(fixed(8, (one) => view.getBigInt64(one, true))))
        break
      case 'ULong':
        values.set(index, long(fixed(8, (one) => view.getBigUint64(one, true))))
        break
      case 'Float':
        // Seven digits are all a single-precision number has.
        values.set(index, Number(fixed(4, (one) => view.getFloat32(one, true)).toPrecision(7)))
        break
      case 'Double':
        values.set(
          index,
          fixed(8, (one) => view.getFloat64(one, true)),
        )
        break
      case 'Binary':
        text()
        break
      case 'Json':
        values.set(index, parsed(text().toString('utf8')))
        break
      case 'DateTime':
        // There is no type for days: their midnight was made up by the writer.
        values.set(
          index,
          text()
            .toString('utf8')
            .replace(/T00:00:00(?:\.0+)?$/, ''),
        )
        break
      default:
        values.set(index, text().toString('utf8'))
    }
  }
  return values
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
