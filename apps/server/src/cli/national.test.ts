import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClock } from '@wiker/platform'
import { testDatabase } from '@wiker/platform/testing/test-database.ts'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from './commands.ts'
import { type Desk, UsageError } from './desk.ts'
import { median } from './filled.ts'
import { progressBar } from './progress.ts'

const { db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'wiker-national-cli-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const root = new URL('../../../../', import.meta.url).pathname
for (const file of ['outlines-loire-atlantique.geojson', 'vacances-scolaires.csv.gz', 'jours-feries.csv.gz']) {
  await cp(`${root}demo/data/${file}`, join(folder, 'demo', 'data', file))
}
await cp(`${root}packages/harvest/sources/fr/samples`, join(folder, 'packages/harvest/sources/fr/samples'), {
  recursive: true,
})
await cp(`${root}demo/sources/marches.json`, join(folder, 'demo/sources/marches.json'))
await cp(`${root}demo/data/marches.csv`, join(folder, 'demo/data/marches.csv'))
await writeFile(join(folder, 'demo', 'towns.json'), '{"towns":[]}')

async function wiker(line: string, given: Partial<Desk> = {}): Promise<{ status: number; said: string }> {
  const said: string[] = []
  const say = (text: string) => said.push(text)
  const desk: Desk = {
    db,
    clock: createClock('2026-11-23'),
    root: folder,
    dataDir: join(folder, 'data'),
    publicUrl: 'http://localhost:3000',
    calledFrom: folder,
    say,
    warn: say,
    ...given,
  }
  const words = line.split(' ')
  const status = await commands[words.slice(0, 2).join(' ')]!(desk, words.slice(2))
  return { status, said: said.join('\n') }
}

describe('National sources for the operator', () => {
  test('are listed with what is cached of them and whether somebody reached them', async () => {
    const { said } = await wiker('national list')
    expect(said).toMatch(/fr\/mairies +daily +not verified +nothing cached/)
    expect(said).toMatch(/fr\/openagenda +daily +not verified +asked town by town/)
    expect(said).toMatch(/es\/ayuntamientos/)
    expect((await wiker('national list --country ro')).said).toMatch(/^ro\/primarii/)
  })

  test('fill a town from the copies of the repository, told section by section; a second time nothing is read', async () => {
    const opened = await wiker('town open 44149')
    expect(opened.status).toBe(0)
    expect(opened.said).toMatch(/^1 opened, 0 open already\./)
    expect(opened.said).toMatch(/La Poste : points de contact: \d+ read, 1 added/)
    expect(opened.said).toMatch(/ {2}practical +2/)
    expect(opened.said).toMatch(/2 records in all\.$/)
    const again = await wiker('town open 44149')
    expect(again.said).not.toContain('read,')
    expect((await wiker('national list')).said).toMatch(/points-de-contact-poste.*records.*\(shipped copy\)/)
  })

  test('are not asked for a town of Spain, Romania or Sweden, which opens by the code of its own register', async () => {
    const madrid = await wiker('town open 28079 --country es')
    expect(madrid.status).toBe(0)
    expect(madrid.said).toMatch(/^1 opened, 0 open already\./)
    expect(madrid.said).toContain('Outside France a town opens empty')
    expect((await wiker('town open 0114 ES28079')).said).toMatch(/^1 opened, 1 open already\./)
    expect((await wiker('town open 1017 --country ro')).said).toMatch(/^1 opened/)
    const list = (await wiker('town list')).said
    for (const line of [/^ES28079 +Madrid +\/madrid /m, /^RO1017 +Alba Iulia /m, /^SE0114 +Upplands Väsby /m])
      expect(list).toMatch(line)
    expect(await wiker('town open 99999 --country se')).toMatchObject({ status: 1, said: 'Unknown town of SE: 99999.' })
    await expect(wiker('town open 99999 --country xx')).rejects.toThrow(UsageError)
  })

  test('a département that is stopped goes on with the same command', async () => {
    const stop = new AbortController()
    const shown: string[] = []
    const progress = (_done: number, _all: number, name: string) => {
      shown.push(name)
      if (name.startsWith('La Poste')) stop.abort()
    }
    const stopped = await wiker('town open --departement 44', { signal: stop.signal, progress })
    expect(stopped.status).toBe(1)
    expect(stopped.said).toContain('the same command goes on from there')
    expect(shown).toContain('Marchés de Loire-Atlantique')
    const { status, said } = await wiker('town open --departement 44')
    expect(status).toBe(0)
    expect(said).toMatch(/^0 opened, 207 open already\./)
    expect(said).not.toContain('Marchés')
    expect(said).toMatch(/La Poste : points de contact: \d+ read/)
    expect(said).toMatch(/records in 207 towns: \d+ in the median town, \d+ in the emptiest\.$/)
  })

  test('are asked by name; one that is asked town by town needs its town', async () => {
    expect(await wiker('national fetch --source nothing')).toMatchObject({
      status: 1,
      said: expect.stringContaining('nothing'),
    })
    await expect(wiker('national fetch --source openagenda')).rejects.toThrow(UsageError)
  })
})

describe('A progress bar', () => {
  const drawn = (isTTY: boolean) => {
    const written: string[] = []
    const bar = progressBar({ isTTY, columns: 40, write: (text: string) => written.push(text) > 0 })
    bar(1, 4, 'Musées de France')
    bar(4, 4, '')
    return written
  }

  test('is drawn on a terminal and wiped at the end', () => {
    const [half, end] = drawn(true)
    expect(half).toContain('[######..................] 1/4 Musé')
    expect(half!.length).toBeLessThan(50)
    expect(end).toMatch(/\[2K$/)
  })

  test('leaves files and pipes alone', () => {
    expect(drawn(false)).toEqual([])
  })

  test('the median of nothing is nothing', () => {
    expect([median([]), median([3, 1, 2])]).toEqual([0, 2])
  })
})
