import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/wiker-connector.js', import.meta.url))
const halls = 'nom;adresse;commune\nHalle;1 rue du Port;Blain\nGymnase;2 rue du Stade;Blain\n'
let folder: string
const path = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiker-edges-'))
  await writeFile(path('salles.csv'), halls)
  await writeFile(path('vide.csv'), '')
  await writeFile(path('entete.csv'), 'nom;adresse;commune\n')
  await writeFile(path('rien.geojson'), '{"type":"FeatureCollection","features":[]}')
  await writeFile(path('secret.csv'), halls)
  await chmod(path('secret.csv'), 0)
  await mkdir(path('dossier'))
  await mkdir(path('lot'))
  await writeFile(path('lot/a.csv'), halls)
  await writeFile(path('lot/b.csv'), halls.replaceAll('Blain', 'Savenay'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  status: number | null
  out: string
  err: string
}

/** The command as a shell runs it; `read` stops reading after so many bytes. */
function wiker(
  args: string[],
  { input = '', read = Number.POSITIVE_INFINITY }: { input?: string | Buffer; read?: number } = {},
) {
  return new Promise<Ended>((resolve, reject) => {
    const env = { ...process.env, LC_ALL: 'en_GB.UTF-8', FORCE_COLOR: '' }
    const child = spawn(process.execPath, [bin, ...args], { env })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
      if (out.length > read) child.stdout.destroy()
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('error', reject).on('close', (status) => resolve({ status, out, err }))
    Readable.from([Buffer.from(input)])
      .pipe(child.stdin)
      .on('error', () => {})
  })
}

describe('the command in a shell', () => {
  it('reads what another program writes into it, compressed or not', async () => {
    for (const input of [Buffer.from(halls), gzipSync(halls)]) {
      const { status, out } = await wiker(['inspect', '-', '--json'], { input })
      expect(status).toBe(0)
      const inspection = JSON.parse(out)
      expect(inspection.source).toMatchObject({ url: '-', bytes: input.length })
      expect(inspection.members).toMatchObject([{ format: 'csv', records: 2 }])
    }
    expect((await wiker(['inspect', '-'])).status).toBe(1)
  })

  it('reads a folder, and says of one that it is empty', async () => {
    const { status, out } = await wiker(['inspect', '--json', path('lot'), path('dossier')])
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(1)
    expect(lines[0].members).toMatchObject([
      { path: 'a.csv', records: 2 },
      { path: 'b.csv', records: 2 },
    ])
    expect(lines[1]).toEqual({ source: path('dossier'), error: 'There is no file inside.' })
  })

  it.each(['vide.csv', 'absent.csv', 'dossier'])('refuses %s in one clear line', async (name) => {
    for (const command of ['inspect', 'convert']) {
      const { status, out, err } = await wiker([command, path(name)])
      expect([status, out]).toEqual([1, ''])
      expect(err).toMatch(/^[^\n]+: [A-Z][^\n]+\.\n$|^[^\n]+: [^\n]+\n$/)
    }
  })

  it.skipIf(process.getuid?.() === 0)('refuses a file it may not read', async () => {
    const { status, err } = await wiker(['inspect', path('secret.csv')])
    expect(status).toBe(1)
    expect(err).toContain('permission')
  })

  it('takes a list without a row for what it is', async () => {
    for (const name of ['entete.csv', 'rien.geojson']) {
      const { status, out } = await wiker(['inspect', '--json', path(name)])
      expect(status).toBe(0)
      expect(JSON.parse(out).members).toMatchObject([{ records: 0, refused: 0 }])
      expect(await wiker(['convert', path(name)])).toEqual({ status: 0, out: '', err: '' })
    }
  })

  it('ends quietly when its reader has seen enough', async () => {
    await writeFile(path('long.csv'), halls + 'Halle;1 rue du Port;Blain\n'.repeat(60_000))
    for (const args of [
      ['convert', path('long.csv')],
      ['convert', path('long.csv'), '--to', 'csv'],
    ])
      expect(await wiker(args, { read: 100 })).toMatchObject({ status: 0, err: '' })
  })

  it('says why the output cannot be written', async () => {
    const outcome = (out: string) => wiker(['convert', path('salles.csv'), '--out', out])
    expect(await outcome(path('nulle/part.ndjson'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('folder does not exist'),
    })
    expect(await outcome(path('dossier'))).toMatchObject({ status: 1, err: expect.stringContaining('it is a folder') })
  })

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, and does not call it done', async () => {
    for (const format of ['ndjson', 'csv', 'xlsx', 'parquet']) {
      const { status, err } = await wiker(['convert', path('salles.csv'), '--to', format, '--out', '/dev/full'])
      expect(err, format).toContain('the disk is full')
      expect(status, format).toBe(1)
    }
  })

  it('asks for a source when it is given an empty name', async () => {
    expect((await wiker(['inspect', ''])).status).toBe(2)
  })
})
