import iconv from 'iconv-lite'
import { oneLine, spokenHour, type Truth, truth } from '../truth.ts'

interface Column {
  name: string
  type: 'C' | 'D' | 'N'
  length: number
  decimals?: number
  say: (record: Truth) => string
}

/** Names have ten letters: the eleventh of `description` is cut off, as every exporter does. */
const shared: readonly Column[] = [
  { name: 'ID', type: 'C', length: 12, say: (record) => record.identifier },
  { name: 'NOM', type: 'C', length: 80, say: (record) => record.name },
  { name: 'DESCRIPTIO', type: 'C', length: 120, say: (record) => oneLine(record.description) },
  { name: 'DATE_DEBUT', type: 'D', length: 8, say: (record) => record.day.replaceAll('-', '') },
  { name: 'HEURE_DEB', type: 'C', length: 5, say: spokenHour },
  { name: 'LIEU', type: 'C', length: 40, say: (record) => record.place },
  { name: 'ADRESSE', type: 'C', length: 40, say: (record) => record.street },
  { name: 'CODE_POST', type: 'C', length: 5, say: (record) => record.postalCode },
  { name: 'COMMUNE', type: 'C', length: 40, say: (record) => record.town },
  { name: 'INSEE', type: 'C', length: 5, say: (record) => record.townCode },
  { name: 'TARIF', type: 'N', length: 8, decimals: 2, say: (record) => record.price.toFixed(2) },
  { name: 'CATEGORIE', type: 'C', length: 30, say: (record) => record.category },
  { name: 'ORGANISAT', type: 'C', length: 40, say: (record) => record.organizer },
]

const positions: readonly Column[] = [
  { name: 'LATITUDE', type: 'N', length: 12, decimals: 6, say: (record) => record.latitude.toFixed(6) },
  { name: 'LONGITUDE', type: 'N', length: 12, decimals: 6, say: (record) => record.longitude.toFixed(6) },
]

export const tableColumns = { name: 'NOM', description: 'DESCRIPTIO', start: 'DATE_DEBUT', hour: 'HEURE_DEB' }

/** A dBASE III table in windows-1252 (said by its language byte), header first, a record at a time. */
export function* dbfPieces(rows: number, withPositions: boolean): Generator<Uint8Array> {
  const columns = withPositions ? [...shared, ...positions] : shared
  const width = columns.reduce((sum, { length }) => sum + length, 1)
  yield header(columns, rows, width)
  for (let i = 0; i < rows; i++) {
    const record = truth(i)
    // Every letter of windows-1252 is one byte: the text may be filled up before it is encoded.
    const text = columns.map(({ say, length, type }) =>
      type === 'N' ? say(record).padStart(length) : say(record).padEnd(length),
    )
    yield iconv.encode(` ${text.join('')}`, 'windows-1252')
  }
  yield Uint8Array.of(0x1a)
}

function header(columns: readonly Column[], rows: number, width: number): Buffer {
  const bytes = Buffer.alloc(32 + columns.length * 32 + 1)
  bytes.set([0x03, 126, 1, 1])
  bytes.writeUInt32LE(rows, 4)
  bytes.writeUInt16LE(bytes.length, 8)
  bytes.writeUInt16LE(width, 10)
  bytes[29] = 0x03
  columns.forEach(({ name, type, length, decimals = 0 }, i) => {
    const at = 32 + i * 32
    bytes.write(name, at, 'latin1')
    bytes.write(type, at + 11, 'latin1')
    bytes[at + 16] = length
    bytes[at + 17] = decimals
  })
  bytes[bytes.length - 1] = 0x0d
  return bytes
}
