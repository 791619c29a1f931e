import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from './main.ts'
import { wordsOf } from './messages.ts'
import { Progress, progressLine } from './progress.ts'
import { screenOf } from './screen.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wiker-progress-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const words = wordsOf('fr')
const screen = screenOf({ isTTY: true, columns: 90 }, { LANG: 'fr_FR.UTF-8', NO_COLOR: '1' })
const half = { source: 'arbres.csv', index: 2, sources: 3, bytes: 50e6, total: 100e6, records: 81204 }

describe('the progress of a long reading', () => {
  it('tells how far it is, how fast, and how long it will still take', () => {
    const line = progressLine({ ...half, elapsed: 2000, reading: 2000 }, screen, words)
    expect(line.replaceAll('\u00a0', ' ')).toBe(
      '[2/3] arbres.csv ━━━━━━━━━━──────────  50 %  81 204 enregistrements, 40 602/s, encore 2 s',
    )
  })

  it('tells what has come when nobody knows the whole', () => {
    const { total: _total, ...unknown } = half
    const line = progressLine({ ...unknown, sources: 1, records: 0, elapsed: 2000, reading: 2000 }, screen, words)
    expect(line.trim()).toBe('arbres.csv   50 Mo')
  })

  it.each([40, 60, 120])('never fills a line of %i columns', (columns) => {
    const narrow = screenOf({ isTTY: true, columns }, { LANG: 'C' })
    const line = progressLine({ ...half, source: 'x'.repeat(300), elapsed: 2000, reading: 2000 }, narrow, words)
    expect(line.length).toBeLessThan(columns)
  })

  it('draws over itself and leaves nothing behind', () => {
    let text = ''
    let now = 0
    const progress = new Progress({ write: (some) => (text += some) }, screen, words, 1, () => now)
    progress.next('/data/arbres.csv')
    progress.draw()
    expect(text).toBe('')
    now = 1500
    progress.began({ position: () => 10, total: 100 })
    progress.counting({ records: 7 })
    progress.draw()
    progress.draw()
    progress.end()
    expect(stripVTControlCharacters(text)).toContain('7 enregistrements')
    expect(text.endsWith('\r\u001b[2K')).toBe(true)
    expect(text.split('\r\u001b[2K').at(-1)).toBe('')
  })

  it('is shown to a terminal that watches the errors, never to a file', async () => {
    const file = join(folder, 'lieux.csv')
    const rows = Array.from({ length: 60_000 }, (_, i) => `Salle n° ${i};${i} rue de l’Église;44130;Blain;47,47;-1,76`)
    await writeFile(file, ['Nom;Adresse;Code postal;Commune;Latitude;Longitude', ...rows].join('\n'))
    const errors = async (isTTY: boolean) => {
      let text = ''
      const stream = () => new Writable({ write: (_, __, done) => done() })
      const err = Object.assign(
        new Writable({
          write: (chunk, _, done) => {
            text += chunk
            done()
          },
        }),
        { isTTY, columns: 80 },
      )
      const now = () => new Date('2026-11-23T10:00:00Z')
      expect(await run(['inspect', '--json', file, file], { out: stream(), err, env: {}, now })).toBe(0)
      return text
    }
    const shown = await errors(true)
    expect(shown).toMatch(/\[1\/2\] lieux\.csv/)
    expect(shown.endsWith('\r\u001b[2K')).toBe(true)
    expect(await errors(false)).toBe('')
  })
})

describe('a command that is broken off', () => {
  const bin = fileURLToPath(new URL('../../bin/wiker-connector.js', import.meta.url))

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s leaves no temporary file', async (signal) => {
    const temporary = join(folder, signal)
    await mkdir(temporary)
    const archive = join(folder, `${signal}.csv`)
    await writeFile(archive, `nom;adresse;commune\n${'Halle;1 rue du Port;Blain\n'.repeat(400_000)}`)
    const child = spawn(process.execPath, [bin, 'convert', archive, '--out', join(folder, `${signal}.ndjson`)], {
      env: { ...process.env, TMPDIR: temporary },
      stdio: 'ignore',
    })
    while ((await readdir(temporary)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill(signal)
    const [code] = await new Promise<[number | null, string | null]>((resolve) =>
      child.on('exit', (status, by) => resolve([status, by])),
    )
    expect(code).toBe(signal === 'SIGINT' ? 130 : 143)
    expect(await readdir(temporary)).toEqual([])
  })
})
