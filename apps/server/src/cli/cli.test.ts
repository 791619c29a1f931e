import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { loadExamples } from '@wiker/harvest'
import { createClock } from '@wiker/platform'
import { copyOfTemplate, testDatabase } from '@wiker/platform/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from './commands.ts'
import { type Desk, UsageError } from './desk.ts'

const { db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'wiker-cli-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const clock = createClock('2026-11-23')
const root = new URL('../../../../', import.meta.url).pathname
const examples = `${root}demo/examples.fr.json`

// The product's folder, with one shipped source about another département besides what every town needs.
for (const file of ['outlines-loire-atlantique.geojson', 'vacances-scolaires.csv.gz', 'jours-feries.csv.gz']) {
  await cp(`${root}demo/data/${file}`, join(folder, 'demo', 'data', file))
}
await mkdir(join(folder, 'demo', 'sources'))
const museums =
  'Nom du musée;Adresse;Code postal;Commune;Code INSEE\nMusée de l’Arche;1 rue du Port;97500;Saint-Pierre;97502\n'
await writeFile(join(folder, 'demo', 'data', 'musees.csv'), museums)
const shipped = { slug: 'musees', name: 'Musées', url: 'demo/data/musees.csv', departments: ['975'] }
await writeFile(join(folder, 'demo', 'sources', 'musees.json'), JSON.stringify(shipped))
await writeFile(join(folder, 'demo', 'towns.json'), '{"towns":[]}')

async function wiker(line: string, database = db, data = 'data'): Promise<{ status: number; said: string }> {
  const said: string[] = []
  const desk: Desk = {
    db: database,
    clock,
    root: folder,
    dataDir: join(folder, data),
    publicUrl: 'http://localhost:3000',
    calledFrom: folder,
    say: (l) => said.push(l),
    warn: (l) => said.push(l),
  }
  const words = line.split(' ')
  const name = [words.slice(0, 2).join(' '), words[0]!].find((one) => one in commands)!
  const status = await commands[name]!(desk, words.slice(name.split(' ').length))
  return { status, said: said.join('\n') }
}

const halls = (count: number) =>
  `Nom;Adresse;Code postal;Commune;Code INSEE\n${Array.from({ length: count }, (_, i) => `Salle ${i};${i} rue du Port;44130;Blain;44015`).join('\n')}\n`

describe('The operator', () => {
  test('opens towns by code or by département, and is told of a code that is none', async () => {
    expect(await wiker('town open 44015 44195')).toMatchObject({
      status: 0,
      said: expect.stringContaining('2 opened, 0 open already.'),
    })
    expect(await wiker('town open 44130')).toMatchObject({ status: 0 })
    expect(await wiker('town open 00000')).toMatchObject({
      status: 1,
      said: expect.stringContaining('Unknown town: 00000'),
    })
    expect(await wiker('town open --departement 975')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/^2 opened, 0 open already.\n2 of them show "soon"[^\n]*\nMusées: 1 read, 1 added/),
    })
    expect((await wiker('town list')).said).toMatch(/44015 {2}Blain .*\/blain .*0 records/)
    await expect(wiker('town open')).rejects.toThrow(UsageError)
    await expect(wiker('town open --sudo 44015')).rejects.toThrow(UsageError)
  })

  test('adds a source, harvests it, and approves what was held', async () => {
    await writeFile(join(folder, 'salles.csv'), halls(12))
    expect(await wiker('source add salles.csv --town 44015 --publisher Mairie')).toMatchObject({
      status: 0,
      said: expect.stringMatching(/Source \d+ added: salles.csv\nsalles.csv: 12 read, 12 added/),
    })
    expect(await wiker('harvest run')).toMatchObject({
      status: 0,
      said: 'Musées: nothing changed.\nsalles.csv: nothing changed.',
    })
    await writeFile(join(folder, 'salles.csv'), halls(6))
    const held = await wiker('harvest run')
    expect(held).toMatchObject({ status: 1, said: expect.stringContaining('would withdraw 6 records') })
    const approve = held.said.match(/harvest approve \d+/)![0]
    expect(await wiker(approve)).toMatchObject({ status: 0, said: expect.stringContaining('6 withdrawn') })
    expect(await wiker(approve)).toMatchObject({ status: 1 })
    expect((await wiker('source list')).said).toMatch(/done, 6 read, 0 refused/)
  })

  test('is told plainly what is missing', async () => {
    expect(await wiker('source add nowhere.csv --town 44015')).toMatchObject({
      status: 1,
      said: expect.stringContaining('There is no file'),
    })
    expect(await wiker('source add x.csv --town 99999')).toMatchObject({
      status: 1,
      said: expect.stringContaining('Unknown town'),
    })
    await expect(wiker('source add salles.csv')).rejects.toThrow(/which town/)
    await expect(wiker('source remove 1')).rejects.toThrow(/keep, withdraw or remove/)
    expect(await wiker('harvest run --source none')).toMatchObject({ status: 1 })
  })

  test('clears the examples, and nothing else', async () => {
    const loaded = await loadExamples(db, examples, clock)
    expect(loaded).toBeGreaterThan(20)
    expect(await wiker('demo clear')).toMatchObject({ status: 0, said: `${loaded} examples removed.` })
    expect(await wiker('demo clear')).toMatchObject({ said: '0 examples removed.' })
    expect((await wiker('town list')).said).toMatch(/44015 .* 6 records/)
  })

  test('learns from the doctor what is broken', async () => {
    await loadExamples(db, examples, clock)
    expect(await wiker('doctor')).toMatchObject({ status: 0, said: expect.stringContaining('rules hold') })
    await sql`update place set record = jsonb_set(record, '{id}', '"other"')
      where id = (select id from place where withdrawn_at is null limit 1)`.execute(db)
    await sql`insert into event_date (event_id, town, day, ends_day) select id, town, '2026-12-02', '2026-12-01' from event limit 1`.execute(
      db,
    )
    const { status, said } = await wiker('doctor')
    expect(status).toBe(1)
    expect(said).toMatch(/BROKEN {2}a record has the id of its row: 1/)
    expect(said).toMatch(/BROKEN {2}a day does not end before it begins: 1/)
  })
})

describe('A backup', () => {
  const content = async (database: typeof db) => {
    const tables = [
      'town',
      'source',
      'run',
      'place',
      'event',
      'event_date',
      'article',
      'source_record',
      'match_block',
      'match',
    ]
    const all = await Promise.all(
      tables.map((table) =>
        sql<{
          sum: string
        }>`select md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.table(table)} t`.execute(database),
      ),
    )
    return all.map((one) => one.rows[0]!.sum)
  }

  test('put back into an empty database gives the same rows, and new ones get new numbers', async () => {
    const file = join(folder, 'all.backup')
    expect(await wiker('backup all.backup')).toMatchObject({ status: 0, said: expect.stringContaining(file) })
    const other = await copyOfTemplate()
    expect((await wiker('restore all.backup', other.db)).status).toBe(0)
    expect(await content(other.db)).toEqual(await content(db))
    const { rows } = await sql<{ id: number }>`insert into source (name, url) values ('x', 'y') returning id`.execute(
      other.db,
    )
    expect(rows[0]!.id).toBeGreaterThan(1)
    await expect(wiker('restore all.backup', other.db)).rejects.toThrow(/not empty/)
    expect((await wiker('restore all.backup --replace', other.db)).status).toBe(0)
    expect(await content(other.db)).toEqual(await content(db))
    await other.close()
  })

  test('has the pictures and the files of sources, puts them where they are read, and none when one is damaged', async () => {
    const [files, elsewhere] = [join(folder, 'data', 'files'), join(folder, 'elsewhere', 'files')]
    const picture = Buffer.from(Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256))
    await mkdir(join(files, 'photos', 'ab'), { recursive: true })
    await mkdir(join(files, 'sources', '0f'), { recursive: true })
    await writeFile(join(files, 'photos', 'ab', 'abcd-800x600.jpg'), picture)
    await writeFile(join(files, 'photos', 'ab', '.half.tmp'), 'half')
    await writeFile(join(files, 'photos', 'empty.jpg'), '')
    await writeFile(join(files, 'sources', '0f', 'Fêtes & lotos.csv'), 'Nom;Date\n')
    await sql`insert into source (name, url) values ('lotos', ${join(files, 'sources', '0f', 'Fêtes & lotos.csv')})`.execute(
      db,
    )
    expect(await wiker('backup files.backup')).toMatchObject({ said: expect.stringContaining('and 3 files are in') })
    const other = await copyOfTemplate()
    const text = gunzipSync(await readFile(join(folder, 'files.backup'))).toString()
    const piece = picture.subarray(0, 3000).toString('base64')
    await writeFile(join(folder, 'damaged.backup'), gzipSync(text.replace(piece, `AAAA${piece.slice(4)}`)))
    await writeFile(join(folder, 'escaping.backup'), gzipSync(text.replace('"photos/ab/', '"photos/../../')))
    await expect(wiker('restore damaged.backup', other.db, 'elsewhere')).rejects.toThrow(/is damaged: photos/)
    await expect(wiker('restore escaping.backup', other.db, 'elsewhere')).rejects.toThrow(/unsafe name/)
    expect(existsSync(join(folder, 'elsewhere', 'files'))).toBe(false)
    expect(existsSync(join(folder, 'elsewhere', 'files.restoring'))).toBe(false)
    expect((await wiker('restore files.backup', other.db, 'elsewhere')).said).toContain('and 3 files are back')
    expect(await readFile(join(elsewhere, 'photos', 'ab', 'abcd-800x600.jpg'))).toEqual(picture)
    const { rows } = await sql<{ url: string }>`select url from source where name = 'lotos'`.execute(other.db)
    expect(rows[0]!.url.startsWith(elsewhere)).toBe(true)
    expect(String(await readFile(rows[0]!.url))).toBe('Nom;Date\n')
    expect(existsSync(join(folder, 'elsewhere', 'files.restoring'))).toBe(false)
    await other.close()
  })

  test('from before there were layers gives each row the one it was made of', async () => {
    const other = await copyOfTemplate()
    const [head, ...lines] = gunzipSync(await readFile(join(folder, 'all.backup')))
      .toString()
      .split('\n')
    let left = false
    const old = lines.filter((line) => {
      if (line.startsWith('{"table"'))
        left = /"(?:source_record|match_block|match|edit|conflict|thing_alias)"/.test(line)
      return !left || line.startsWith('{"end"')
    })
    const text = [head!.replace('"0005_layers",', ''), ...old]
      .join('\n')
      .replaceAll('"credits",', '')
      .replaceAll(/"credits":\[[^\]]*\],/g, '')
    await writeFile(join(folder, 'old.backup'), gzipSync(text))
    expect((await wiker('restore old.backup', other.db)).status).toBe(0)
    const { rows } = await sql<{ layers: number; rows: number }>`
      select (select count(*)::int from source_record where kind = 'place') as layers, (select count(*)::int from place) as rows`.execute(
      other.db,
    )
    expect(rows[0]!.rows).toBeGreaterThan(0)
    expect(rows[0]!.layers).toBe(rows[0]!.rows)
    await other.close()
  })

  test('that is cut, broken or from a newer Wiker changes nothing', async () => {
    const other = await copyOfTemplate()
    const whole = gunzipSync(await readFile(join(folder, 'all.backup'))).toString()
    await writeFile(join(folder, 'cut.backup'), gzipSync(whole.split('\n').slice(0, -2).join('\n')))
    await writeFile(join(folder, 'bytes.backup'), (await readFile(join(folder, 'all.backup'))).subarray(0, 5000))
    await writeFile(
      join(folder, 'newer.backup'),
      gzipSync(whole.replace('"migrations":[', '"migrations":["9999_later",')),
    )
    await expect(wiker('restore cut.backup', other.db)).rejects.toThrow(/not whole/)
    await expect(wiker('restore bytes.backup', other.db)).rejects.toThrow(/Nothing was changed/)
    await expect(wiker('restore newer.backup', other.db)).rejects.toThrow(/newer Wiker/)
    await expect(wiker('restore none.backup', other.db)).rejects.toThrow(/cannot be read/)
    expect((await sql`select code from town`.execute(other.db)).rows).toEqual([])
    await other.close()
  })
})
