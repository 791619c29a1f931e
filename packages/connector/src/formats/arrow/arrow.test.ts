import {
  type DataType,
  dateDay,
  dictionary,
  int64,
  list,
  struct,
  tableFromArrays,
  tableToIPC,
  timeMillisecond,
  timestamp,
  utf8,
} from '@uwdata/flechette'
import { describe, expect, it } from 'vitest'
import { survivesDamage } from '../../testing/damage.ts'
import { read } from '../../testing/source.ts'
import { unpackLz4Frame } from './lz4-frame.ts'

const names = ['Bibliothèque œuvrée', 'Préau d’été', 'Halle']
const days = [new Date('2026-11-28'), new Date('2026-11-29'), null]

function made(
  format: 'file' | 'stream',
  columns: Record<string, unknown[]>,
  types: Record<string, DataType> = {},
): Uint8Array {
  return tableToIPC(tableFromArrays(columns, { types }), { format }) as Uint8Array
}

describe('an Arrow table', () => {
  it.each(['file', 'stream'] as const)(
    'as a %s gives its rows with days, instants, hours and large numbers',
    async (format) => {
      const bytes = made(
        format,
        {
          nom: names,
          jour: days,
          debut: [new Date('2026-11-28T20:30:00Z'), new Date('2026-11-29T00:00:00Z'), null],
          publie: [new Date('2026-11-28T20:30:00Z'), null, null],
          heure: [73_800_000, 0, null],
          siret: [9007199254740993n, 2n, null],
          sorte: ['bal', 'bal', 'loto'],
        },
        {
          jour: dateDay(),
          debut: timestamp(1),
          publie: timestamp(1, 'UTC'),
          heure: timeMillisecond(),
          siret: int64(),
          sorte: dictionary(utf8()),
        },
      )
      const { layer, rows } = await read(`a.${format === 'file' ? 'feather' : 'arrows'}`, bytes)
      expect(layer.format).toBe('arrow')
      expect(rows).toEqual([
        {
          nom: names[0],
          jour: '2026-11-28',
          debut: '2026-11-28T20:30:00',
          publie: '2026-11-28T20:30:00Z',
          heure: '20:30',
          siret: '9007199254740993',
          sorte: 'bal',
        },
        { nom: names[1], jour: '2026-11-29', debut: '2026-11-29', heure: '00:00', siret: 2, sorte: 'bal' },
        { nom: names[2], sorte: 'loto' },
      ])
    },
  )

  it('with groups and lists gives dotted columns and lists', async () => {
    const bytes = made(
      'file',
      { nom: ['A', 'B'], adresse: [{ rue: 'rue du Parc', cp: '44130' }, null], mots: [['a', 'b'], []] },
      { adresse: struct({ rue: utf8(), cp: utf8() }), mots: list(utf8()) },
    )
    expect((await read('a.arrow', bytes)).rows[0]).toEqual({
      nom: 'A',
      'adresse.rue': 'rue du Parc',
      'adresse.cp': '44130',
      mots: ['a', 'b'],
    })
  })

  it('cut short is refused', async () => {
    const bytes = made('file', { nom: names })
    await expect(read('a.feather', bytes.subarray(0, 60))).rejects.toHaveProperty('problem.key')
  })

  it('survives any damage', async () => {
    await survivesDamage('a.arrow', Buffer.from(made('file', { nom: names, rang: [1, 2, 3] })), 200)
  })
})

describe('an LZ4 frame', () => {
  const frame = (...blocks: Buffer[]) =>
    Buffer.concat([Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0xc0]), ...blocks, Buffer.alloc(4)])
  const block = (bytes: number[], plain = false) => {
    const size = Buffer.alloc(4)
    size.writeUInt32LE((bytes.length | (plain ? 0x80000000 : 0)) >>> 0)
    return Buffer.concat([size, Buffer.from(bytes)])
  }

  it('is unpacked, copies of earlier blocks and all', () => {
    // Three letters, then nine more copied from three back; then a plain block; then a copy that reaches into the first one.
    const packed = frame(block([0x35, 97, 98, 99, 3, 0]), block([33, 33], true), block([0x00, 14, 0, 0x10, 122]))
    expect(Buffer.from(unpackLz4Frame(packed, 1000)).toString()).toBe('abcabcabcabc!!abcaz')
  })

  it('that gives too much or points nowhere is refused', () => {
    expect(() => unpackLz4Frame(frame(block([0x1f, 97, 1, 0, 255, 255, 255, 255, 0])), 500)).toThrow('too large')
    expect(() => unpackLz4Frame(frame(block([0x10, 97, 9, 0])), 500)).toThrow('damaged')
    expect(() => unpackLz4Frame(Buffer.alloc(20), 500)).toThrow('not an LZ4 frame')
  })
})
