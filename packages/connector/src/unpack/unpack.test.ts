import { readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fetchSource } from '../fetch/fetch.ts'
import { defaultLimits } from '../limits.ts'
import { temporaryFile } from '../testing/source.ts'
import { tar } from '../testing/tar.ts'
import { zip } from '../testing/zip.ts'
import type { Limits } from '../types.ts'
import { unpack } from './unpack.ts'

async function unpacked(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const fetched = await fetchSource(await temporaryFile(name, bytes))
  if (fetched.status !== 'fetched') throw new Error('not fetched')
  return unpack(fetched.download, { ...defaultLimits, ...limits })
}

describe('an archive', () => {
  it('gives its files, also of archives inside it, without what a Macintosh leaves behind', async () => {
    const inner = zip({ 'b.csv': 'b', '__MACOSX/._b.csv': 'x' })
    const { members } = await unpacked(
      'lot.zip',
      zip({ 'a.csv': 'a', '.DS_Store': 'x', 'dossier/b.zip': inner, 'c.csv.gz': gzipSync('c') }),
    )
    expect(members.map(({ path }) => path)).toEqual(['lot.zip/a.csv', 'lot.zip/dossier/b.zip/b.csv', 'lot.zip/c.csv'])
    expect(await readFile(members[2]!.file, 'utf8')).toBe('c')
  })

  it('may be a tar, compressed or not', async () => {
    const packed = tar({ 'a.csv': 'nom\nHalle\n', '../b.csv': 'nom\nPréau\n', '._a.csv': 'x' })
    for (const [name, bytes] of [
      ['lot.tar', packed],
      ['lot.tar.gz', gzipSync(packed)],
      ['lot.tgz', gzipSync(packed)],
    ] as const) {
      const { members, failures } = await unpacked(name, bytes)
      expect(failures).toEqual([])
      expect(members.map(({ path }) => path)).toEqual(['lot.tar/a.csv', 'lot.tar/b.csv'])
      expect(await readFile(members[1]!.file, 'utf8')).toBe('nom\nPréau\n')
    }
  })

  it('that is a tar cut off gives what came before', async () => {
    const packed = tar({ 'a.csv': 'a', 'b.csv': 'b'.repeat(5000) }).subarray(0, 3000)
    const { members, failures } = await unpacked('lot.tar', packed)
    expect(members.map(({ path }) => path)).toEqual(['lot.tar/a.csv'])
    expect(failures).toHaveLength(1)
  })

  it('cannot write outside its folder', async () => {
    const { members } = await unpacked(
      'l.zip',
      zip({ '../../etc/passwd': 'x', '/etc/cron': 'y', 'C:\\Windows\\z.csv': 'z' }),
    )
    expect(members.map(({ path }) => path)).toEqual(['l.zip/etc/passwd', 'l.zip/etc/cron', 'l.zip/Windows/z.csv'])
    for (const { file } of members) expect(file).toMatch(/wiker-[^/]+\/\d+$/)
  })

  it('that is a bomb is stopped in time, and its neighbours are read', async () => {
    const { members, failures } = await unpacked(
      'bombe.zip',
      zip({ 'bombe.csv': Buffer.alloc(60 << 20), 'a.csv': 'nom\n' }),
    )
    expect(failures).toEqual([
      { path: 'bombe.zip/bombe.csv', problem: { key: 'too-compressed', values: { limit: 200 } } },
    ])
    expect(members.map(({ path }) => path)).toEqual(['bombe.zip/a.csv'])
  })

  it('respects the limits on size, number and depth', async () => {
    const big = zip({ 'a.csv': Buffer.alloc(2000), 'b.csv': 'b' })
    expect((await unpacked('a.zip', big, { maxBytes: 1000 })).failures[0]!.problem.key).toBe('too-large')
    expect((await unpacked('a.zip', zip({ a: '1', b: '2', c: '3' }), { maxMembers: 2 })).failures[0]!.problem.key).toBe(
      'too-many-members',
    )
    const nested = zip({ 'b.zip': zip({ 'c.zip': zip({ 'd.zip': zip({ 'e.csv': 'e' }) }) }) })
    expect((await unpacked('a.zip', nested)).failures[0]!.problem.key).toBe('too-deep')
  })

  it('with an encrypted entry says so for that entry alone', async () => {
    const { members, failures } = await unpacked('a.zip', zip({ 'secret.csv': 'x' }, 0x801))
    expect(members).toEqual([])
    expect(failures[0]!.problem.key).toBe('encrypted')
  })

  it('that was cut off is refused with a reason', async () => {
    const whole = zip({ 'a.csv': 'nom;ville\n'.repeat(50) })
    expect((await unpacked('a.zip', whole.subarray(0, 60))).failures[0]!.problem.key).toBe('broken-archive')
    expect((await unpacked('a.csv.gz', gzipSync('nom\n'.repeat(500)).subarray(0, 20))).failures[0]!.problem.key).toBe(
      'broken-archive',
    )
  })

  it('is left whole when it is a workbook', async () => {
    const { members } = await unpacked(
      'a.xlsx',
      zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
    )
    expect(members.map(({ path }) => path)).toEqual([expect.stringMatching(/a\.xlsx$/)])
  })
})
