import { writeFile } from 'node:fs/promises'
import { truth } from '../truth.ts'
import { writePieces } from '../write.ts'
import { dbfPieces, tableColumns } from './dbf-table.ts'
import { type BenchFormat, noExtension } from './format.ts'
import { lambert93, prj } from './lambert.ts'

/** Bytes of the header, of a record's own and of a point. */
const HEADER = 100
const RECORD = 8
const POINT = 20

export const shapefile: BenchFormat = {
  name: 'shapefile',
  file: 'evenements.shp',
  says: 'points in Lambert-93, table in windows-1252, hours as 20h30',
  divider: 4,
  write: async (path, rows) => {
    const beside = (extension: string) => path.replace(/shp$/, extension)
    await writePieces(path, shpPieces(rows))
    await writePieces(beside('shx'), shxPieces(rows))
    await writePieces(beside('dbf'), dbfPieces(rows, false))
    await writeFile(beside('prj'), prj)
  },
  columns: tableColumns,
  ogr2ogr: [],
  duckdb: noExtension('spatial'),
  bare: ['shapefile'],
}

function* shpPieces(rows: number): Generator<Uint8Array> {
  yield header(HEADER + rows * (RECORD + POINT), bounds(rows))
  for (let i = 0; i < rows; i++) {
    const [x, y] = lambert93(truth(i))
    const bytes = Buffer.alloc(RECORD + POINT)
    bytes.writeInt32BE(i + 1, 0)
    bytes.writeInt32BE(POINT / 2, 4)
    bytes.writeInt32LE(1, 8)
    bytes.writeDoubleLE(x, 12)
    bytes.writeDoubleLE(y, 20)
    yield bytes
  }
}

function* shxPieces(rows: number): Generator<Uint8Array> {
  yield header(HEADER + rows * RECORD, bounds(rows))
  for (let i = 0; i < rows; i++) {
    const bytes = Buffer.alloc(RECORD)
    bytes.writeInt32BE((HEADER + i * (RECORD + POINT)) / 2, 0)
    bytes.writeInt32BE(POINT / 2, 4)
    yield bytes
  }
}

/** Lengths are in words of two bytes. */
function header(length: number, box: readonly number[]): Buffer {
  const bytes = Buffer.alloc(HEADER)
  bytes.writeInt32BE(9994, 0)
  bytes.writeInt32BE(length / 2, 24)
  bytes.writeInt32LE(1000, 28)
  bytes.writeInt32LE(1, 32)
  box.forEach((edge, i) => {
    bytes.writeDoubleLE(edge, 36 + i * 8)
  })
  return bytes
}

function bounds(rows: number): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < rows; i++) {
    const [x, y] = lambert93(truth(i))
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
  return box
}
