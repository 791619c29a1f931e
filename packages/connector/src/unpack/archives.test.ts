import { readFile } from 'node:fs/promises'
import { zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { pack } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { fetchSource } from '../fetch/fetch.ts'
import { defaultLimits } from '../limits.ts'
import { temporaryFile } from '../testing/source.ts'
import { zip } from '../testing/zip.ts'
import type { Limits } from '../types.ts'
import { unpack } from './unpack.ts'

const sample = (name: string) => readFile(new URL(`samples/${name}`, import.meta.url))
const salles = 'nom;ville\nFête;Blain\nÉté;Savenay\n'

async function unpacked(name: string, bytes: Uint8Array, limits: Partial<Limits> = {}) {
  const fetched = await fetchSource(await temporaryFile(name, bytes))
  if (fetched.status !== 'fetched') throw new Error('not fetched')
  const { members, failures, dispose } = await unpack(fetched.download, { ...defaultLimits, ...limits })
  const texts = Object.fromEntries(
    await Promise.all(members.map(async ({ path, file }) => [path, await readFile(file, 'utf8')] as const)),
  )
  await dispose()
  return { texts, failures }
}

async function tar(files: Record<string, string>): Promise<Buffer> {
  const archive = pack()
  for (const [name, text] of Object.entries(files)) archive.entry({ name }, text)
  archive.entry({ name: 'lien', type: 'symlink', linkname: '/etc/passwd' })
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe('an archive made elsewhere', () => {
  it.each(['salles.csv.bz2', 'salles.csv.xz'])('like %s gives its file', async (name) => {
    expect((await unpacked(name, await sample(name))).texts).toEqual({ 'salles.csv': salles })
  })

  it('in Zstandard gives its file, whatever it is called', async () => {
    expect((await unpacked('lot', zstdCompressSync(Buffer.from(salles)))).texts).toEqual({ lot: salles })
  })

  it('in 7z gives its files under their names', async () => {
    expect((await unpacked('salles.7z', await sample('salles.7z'))).texts).toEqual({
      'salles.7z/salles.csv': salles,
      'salles.7z/dossier/été.csv': salles,
    })
  })

  it('in a compressed tar gives its files', async () => {
    expect((await unpacked('salles.txz', await sample('salles.tar.xz'))).texts).toEqual({
      'salles.tar/salles.csv': salles,
      'salles.tar/dossier/été.csv': salles,
    })
  })

  it('in tar cannot climb out of its folder nor follow links', async () => {
    const bytes = await tar({
      '../../etc/cron.csv': 'x',
      '/racine.csv': 'y',
      '.DS_Store': 'z',
      [`${'long/'.repeat(60)}a.csv`]: 'é',
    })
    expect((await unpacked('a.tar', bytes)).texts).toEqual({
      'a.tar/etc/cron.csv': 'x',
      'a.tar/racine.csv': 'y',
      [`a.tar/${'long/'.repeat(60)}a.csv`]: 'é',
    })
  })

  it('inside another is opened, down to the depth allowed', async () => {
    const inner = await tar({ 'a.csv': 'a' })
    const bytes = zip({ 'lot.tar.zst': zstdCompressSync(inner) })
    expect((await unpacked('lot.zip', bytes)).texts).toEqual({ 'lot.zip/lot.tar/a.csv': 'a' })
    expect((await unpacked('lot.zip', bytes, { maxDepth: 2 })).failures[0]!.problem.key).toBe('too-deep')
  })

  it.each(['bomb.bz2', 'bomb.xz', 'bomb.7z'])('that is a trap like %s is stopped in time', async (name) => {
    const { texts, failures } = await unpacked(name, await sample(name))
    expect(texts).toEqual({})
    expect(failures.map(({ problem }) => problem.key)).toEqual(['too-compressed'])
  })

  it('in 7z with a password says so', async () => {
    expect((await unpacked('e.7z', await sample('encrypted.7z'))).failures[0]!.problem.key).toBe('encrypted')
  })

  it.each(['salles.csv.bz2', 'salles.csv.xz', 'salles.tar.xz'])(
    'like %s, damaged anywhere, is read or refused',
    async (name) => {
      const bytes = await sample(name)
      await fc.assert(
        fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), async (at, byte, cut) => {
          const damaged = Buffer.from(cut ? bytes.subarray(0, Math.max(1, at)) : bytes)
          if (!cut) damaged[at] = byte
          const { failures } = await unpacked(name, damaged)
          for (const { problem } of failures) expect(problem.key).toMatch(/^[a-z-]+$/)
        }),
        { numRuns: 40 },
      )
    },
  )

  it('in 7z, damaged, is refused with a reason', async () => {
    const bytes = await sample('salles.7z')
    for (const at of [8, 20, 40, bytes.length - 30, bytes.length - 3]) {
      const damaged = Buffer.from(bytes)
      damaged[at] = damaged[at]! ^ 0x5a
      for (const { problem } of (await unpacked('a.7z', damaged)).failures) expect(problem.key).toMatch(/^[a-z-]+$/)
    }
  })
})
