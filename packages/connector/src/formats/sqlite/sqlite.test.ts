import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { openSource } from '../../convert.ts'
import { survivesDamage } from '../../testing/damage.ts'
import { collect, kinds, open, read, tableOf, temporaryFile } from '../../testing/source.ts'

/** The bytes of a data base made by these statements. */
function made(sql: string): Buffer {
  const file = join(mkdtempSync(join(tmpdir(), 'wiker-test-')), 'a.db')
  const database = new DatabaseSync(file)
  database.exec(sql)
  database.close()
  return readFileSync(file)
}

const halls = `CREATE TABLE salles ("Nom de la salle" TEXT, "Code postal" REAL, code_insee INTEGER, places INTEGER);
  INSERT INTO salles VALUES ('Bibliothèque œuvrée', 44130.0, 44015, 120), ('Préau d’été', 44260.0, 44195, NULL), ('Halle', 44480, 44052, 300);`

describe('an SQLite data base', () => {
  it('gives a layer for every table, the empty ones too, and none for what it keeps for itself', async () => {
    const layers = await open(
      'agenda.db',
      made(
        `${halls} CREATE TABLE "fêtes ""2026""" (id INTEGER PRIMARY KEY AUTOINCREMENT, titre TEXT); CREATE VIEW v AS SELECT 1;
         CREATE VIRTUAL TABLE mots USING fts5(titre); CREATE TABLE mots_croises (grille TEXT); INSERT INTO mots VALUES ('a');`,
      ),
    )
    expect(layers.map(({ path }) => path)).toEqual([
      'agenda.db#salles',
      'agenda.db#fêtes "2026"',
      'agenda.db#mots_croises',
    ])
    expect((await tableOf(layers[1]!)).rows).toEqual([])
    expect(layers[1]!.columns).toEqual(['id', 'titre'])
  })

  it('keeps numbers, codes and accents', async () => {
    const { rows, records } = await read('a.sqlite', made(halls))
    expect(rows[0]).toEqual({
      'Nom de la salle': 'Bibliothèque œuvrée',
      'Code postal': 44130,
      code_insee: 44015,
      places: 120,
    })
    expect(rows[1]).not.toHaveProperty('places')
    expect(records.map(({ where }) => where)).toEqual([1, 2, 3])
  })

  it('with postal codes stored as numbers gives places with their codes', async () => {
    const source = await openSource(await temporaryFile('salles.db', made(halls)), { today: '2026-11-23' })
    const converted = await collect(source.members[0]!.convert())
    await source.dispose()
    expect(converted[0]).toMatchObject({
      ok: true,
      record: { name: 'Bibliothèque œuvrée', postalCode: '44130', townCode: '44015' },
    })
  })

  it('keeps whole numbers larger than a double, reads text stored as bytes, and counts pictures', async () => {
    const { layer, rows } = await read(
      'a.db',
      made(`CREATE TABLE t (siret INTEGER, texte, image BLOB);
        INSERT INTO t VALUES (9007199254740993, CAST('été' AS BLOB), x'89504e470d0a00ff'), (2, 'b', NULL);`),
    )
    expect(rows[0]).toEqual({ siret: '9007199254740993', texte: 'été' })
    expect(kinds(layer.warnings)).toContain('binary-cells')
  })

  it('does not run what a hostile schema asks for', async () => {
    const { layer } = await read(
      'a.db',
      made(`CREATE TABLE t (a INTEGER, b TEXT AS (hex(zeroblob(400000000))) VIRTUAL); INSERT INTO t(a) VALUES (1), (2);
        CREATE VIEW bombe AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n;`),
    )
    expect(layer.columns).toEqual(['a'])
  })

  it('is left as it is, nothing beside it', async () => {
    const file = await temporaryFile('a b?.db', made(`PRAGMA journal_mode = WAL; ${halls}`))
    const before = readFileSync(file)
    const source = await openSource(file, { today: '2026-11-23' })
    expect(await collect(source.members[0]!.convert())).toHaveLength(3)
    await source.dispose()
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(dirname(file))).toEqual(['a b?.db'])
  })

  it('without a table is refused', async () => {
    await expect(open('v.db', made('PRAGMA user_version = 3; CREATE VIEW v AS SELECT 1'))).rejects.toMatchObject({
      problem: { key: 'no-records' },
    })
  })

  it('survives any damage', async () => {
    await survivesDamage('a.db', made(`PRAGMA page_size = 512; ${halls}`), 200)
  })
})
