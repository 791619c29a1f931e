import { readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { openSource } from '../convert.ts'
import { fieldKinds } from '../map/fields.ts'
import { type Recipe, readRecipe, recipeSchema } from '../map/recipe.ts'
import { collect, temporaryFile } from '../testing/source.ts'
import { openRecipeBook } from './book.ts'
import { matchesGlob } from './glob.ts'
import { recipeOf } from './make.ts'
import { shapeOfColumns, similarity } from './shape.ts'
import { runRecipeTests } from './test.ts'

const today = '2026-11-23'
const courts =
  'Ref;Désignation;Type;Secteur;Accès;Gardien;Etat\n12;Court 1;TEN;Nord - rue du Port;O;Jean Martin;ouvert\n13;Bassin;PIS;Sud - quai Neuf;N;Léa Roy;ouvert\n14;Essai;TEN;Nord - rue;O;;brouillon\n'
const corrected: Recipe = {
  recipe: 1,
  title: 'Équipements codés',
  version: '2',
  shape: { family: 'table', columns: ['Ref', 'Désignation', 'Type', 'Secteur', 'Accès', 'Gardien', 'Etat'] },
  entity: 'place',
  columns: { Ref: 'identifier', Désignation: null, Type: 'category', Accès: 'isAccessibleForFree', Gardien: 'manager' },
  constants: { addressLocality: 'Blain', townCode: '44015' },
  values: { Type: { TEN: 'Tennis', PIS: 'Piscine' }, Accès: { O: true, N: false } },
  split: [{ column: 'Secteur', at: ' - ', into: [null, 'streetAddress'] }],
  texts: { name: '{Type} {Désignation}' },
  leaveOut: [{ column: 'Etat', is: ['brouillon'] }],
}

async function bookOf(...recipes: unknown[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wiker-recipes-'))
  for (const [index, recipe] of recipes.entries())
    await writeFile(join(folder, `${index}.json`), JSON.stringify(recipe))
  return folder
}

async function readWith(name: string, text: string | Uint8Array, recipes: string) {
  const source = await openSource(await temporaryFile(name, text), { today, recipes })
  const [member] = source.members
  const records = (await collect(member!.convert())).flatMap((one) => (one.ok ? [one.record] : []))
  await source.dispose()
  return { member: member!, records }
}

describe('a recipe in a book', () => {
  it('corrects by itself the next file of its shape, whatever the order, case, accents and encoding of its columns', async () => {
    const book = await bookOf(corrected)
    const other = Buffer.from(
      'ETAT;gardien;acces;SECTEUR;type;DESIGNATION;ref\nouvert;Léa Roy;N;Sud - quai Neuf;PIS;Bassin;13\n',
      'latin1',
    )
    for (const [text, first] of [
      [courts, 'Tennis Court 1'],
      [other, 'Piscine Bassin'],
    ] as const) {
      const { member, records } = await readWith('equipements.csv', text, book)
      expect(member.recipe).toEqual({
        name: 'Équipements codés',
        file: join(book, '0.json'),
        version: '2',
        exact: true,
      })
      expect(records[0]).toMatchObject({ name: first, townCode: '44015', addressLocality: 'Blain' })
      expect(records.at(-1)).toMatchObject({
        type: 'Place',
        name: 'Piscine Bassin',
        streetAddress: 'quai Neuf',
        isAccessibleForFree: false,
        manager: { name: 'Léa Roy' },
        categories: ['Piscine'],
      })
    }
  })

  it('says that it settled a column, of which source columns a field is made, and how many rows it left out', async () => {
    const { member } = await readWith('equipements.csv', courts, await bookOf(corrected))
    const mapping = Object.fromEntries(member.understanding!.mapping.map((each) => [each.to, each]))
    expect(mapping.streetAddress).toMatchObject({ from: 'Secteur', confidence: 1, reasons: ['recipe'] })
    expect(mapping.name).toMatchObject({ from: 'Type + Désignation', confidence: 1, reasons: ['recipe'] })
    expect(mapping.townCode).toMatchObject({ from: 'recipe', columns: [] })
    expect(member.understanding!.entity).toEqual({ type: 'place', confidence: 1, reasons: ['recipe'] })
    expect(member.layer!.repairs).toContainEqual({ kind: 'left-out-by-recipe', count: 1 })
    expect(member.counts).toEqual({ records: 2, refused: 0 })
  })

  it('loses nothing of what it reads otherwise', async () => {
    const { records } = await readWith('equipements.csv', courts, await bookOf(corrected))
    expect(records[0]!.additional).toMatchObject({
      Type: 'TEN',
      Accès: 'O',
      Désignation: 'Court 1',
      Secteur: 'Nord - rue du Port',
    })
  })

  it('is only offered to a file of nearly its shape, with what differs', async () => {
    const book = await bookOf(corrected)
    const { member, records } = await readWith('e.csv', courts.replace(';Etat', ';Surface'), book)
    expect(member.recipe).toBeUndefined()
    expect(member.offeredRecipes).toEqual([
      {
        name: 'Équipements codés',
        file: join(book, '0.json'),
        similarity: 0.75,
        missing: ['Etat'],
        added: ['Surface'],
      },
    ])
    expect(records[0]!.name).not.toBe('Tennis Court 1')
  })

  it('gives way to the one that names the source, and to a later version; two that nothing tells apart are offered', async () => {
    const shape = corrected.shape!
    const used = async (...recipes: unknown[]) => (await readWith('e.csv', courts, await bookOf(...recipes))).member
    const older = { ...corrected, version: '1.9' }
    const newer = { ...corrected, version: '1.10' }
    expect((await used(older, newer)).recipe).toMatchObject({ version: '1.10' })
    const named = { ...corrected, title: 'Ici', shape: { ...shape, only: ['*/e.csv'] } }
    expect((await used(corrected, named)).recipe).toMatchObject({ name: 'Ici' })
    const elsewhere = { ...corrected, shape: { ...shape, only: ['https://ailleurs.example/*'] } }
    expect((await used(elsewhere)).recipe).toBeUndefined()
    const rival = await used(corrected, { ...corrected, title: 'Autre' })
    expect(rival.recipe).toBeUndefined()
    expect(rival.offeredRecipes).toHaveLength(2)
  })

  it('does not spoil the others when one of them is broken', async () => {
    const folder = await bookOf(corrected, { entity: 'sandwich' })
    await writeFile(join(folder, 'x.json'), '{')
    const book = openRecipeBook(folder)
    expect(book.recipes).toHaveLength(1)
    expect(book.broken.map(({ problems }) => problems[0]!.key)).toEqual(['recipe-one-of', 'recipe-not-json'])
  })
})

describe('a recipe made of what was understood', () => {
  it('reads the file as before when nothing is corrected, and its own samples hold', async () => {
    const text =
      'Nom;Date;Heure;Lieu;CP;Ville;Lat;Lon;Interne\nLoto;28/11/2026;20h30;Salle A;44130;Blain;47,4762;-1,7627;x\nBal;13/07/2027;;Place;44130;Blain;47,4771;-1,7640;y\n'
    const plain = await readWith('agenda.csv', text, await bookOf())
    const made = await recipeOf(plain.member, today)
    expect(made.columns).toMatchObject({ Nom: 'name', Date: 'startDate', Heure: 'startTime', Interne: null })
    expect(made.tests?.length).toBe(2)
    expect((await runRecipeTests(made, today)).every(({ ok }) => ok)).toBe(true)
    const again = await readWith('agenda.csv', text, await bookOf(made))
    expect(again.member.recipe?.exact).toBe(true)
    const rest = ({ id: _id, provenance: _provenance, ...record }: (typeof again.records)[number]) => record
    expect(again.records.map(rest)).toEqual(plain.records.map(rest))
    expect(again.member.understanding!.mapping.every(({ reasons }) => reasons.includes('recipe'))).toBe(true)
  })
})

test('a recipe can be made of any source, a calendar and a table without names included', async () => {
  const calendar =
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;VALUE=DATE:20261205\r\nSUMMARY:Foire\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'
  for (const [name, text] of [
    ['agenda.ics', calendar],
    ['nombres.csv', '1;2\n3;4\n5;6\n'],
  ] as const) {
    const source = await openSource(await temporaryFile(name, text), { today })
    const made = await recipeOf(source.members[0]!, today)
    await source.dispose()
    expect(readRecipe(JSON.parse(JSON.stringify(made)))).toHaveProperty('recipe')
  }
})

test('the samples of a recipe say what differs from what they expect', async () => {
  const rows = [{ Ref: '12', Désignation: 'Court 1', Type: 'TEN', Accès: 'O' }]
  const tests = [{ rows, records: [{ name: 'Tennis Court 2', townCode: '44015' }] }]
  const [result] = await runRecipeTests({ ...corrected, tests }, today)
  expect(result).toMatchObject({ ok: false })
  expect(result!.problems).toEqual([
    { key: 'recipe-test-differs', values: { path: '1.name', expected: '"Tennis Court 2"', found: '"Tennis Court 1"' } },
  ])
})

test('what is wrong in a recipe is said with its place', () => {
  const problems = (json: unknown) => {
    const read = readRecipe(json)
    return 'problems' in read
      ? read.problems.map(({ key, values }) => [key, values?.path, values?.value ?? values?.key])
      : []
  }
  expect(problems({ columns: { a: 'nom' } })).toEqual([['recipe-unknown-field', 'columns.a', 'nom']])
  expect(problems({ constants: { nom: 'x' } })).toEqual([['recipe-unknown-field', 'constants.nom', 'nom']])
  expect(problems({ script: 'x' })).toEqual([['recipe-unknown-key', '', 'script']])
  expect(problems({ columns: { a: 'name', b: 'name' } })).toEqual([['recipe-twice', 'columns.b', 'name']])
  expect(problems({ leaveOut: [{ column: 'a' }] })).toEqual([['recipe-no-condition', 'leaveOut[0]', undefined]])
  expect(problems({ shape: { family: 'table', columns: ['a'], fingerprint: 'beef' } })).toEqual([
    ['recipe-fingerprint', 'shape.fingerprint', undefined],
  ])
  expect(problems([])).toHaveLength(1)
})

test('a hostile recipe changes no object and takes no time', async () => {
  const hostile = JSON.parse(
    '{"columns":{"__proto__":"name"},"values":{"__proto__":{"a":"b"},"Nom":{"__proto__":"x","constructor":1}},"texts":{"name":"{__proto__}{constructor}"}}',
  )
  const read = readRecipe(hostile)
  const recipe = 'recipe' in read ? read.recipe : {}
  const source = await openSource(await temporaryFile('a.csv', 'Nom;Ville\nSalle;Blain\n'), { today, recipe })
  await collect(source.members[0]!.convert())
  await source.dispose()
  expect(({} as Record<string, unknown>).a).toBeUndefined()
  expect(matchesGlob('a'.repeat(100_000), `${'a*'.repeat(200)}b`)).toBe(false)
})

test('a glob finds what its words and stars say', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), word, (parts, between) => {
      expect(matchesGlob(parts.join(between), parts.join('*'))).toBe(true)
    }),
  )
  expect(matchesGlob('abc', 'a*d')).toBe(false)
  expect(matchesGlob('ab', 'ab*b')).toBe(false)
})

test('a shape does not hang on the order of its columns, nor on what changes from one edition to the next', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }), (columns) => {
      const shape = shapeOfColumns('table', columns)
      expect(shapeOfColumns('table', columns.toReversed()).fingerprint).toBe(shape.fingerprint)
      expect(shapeOfColumns('tree', columns).fingerprint).not.toBe(shape.fingerprint)
    }),
  )
  const [a, b] = ['Effectif 2025', 'effectif_2026'].map((name) => shapeOfColumns('table', ['ogc_fid', 'École', name]))
  expect(a!.fingerprint).toBe(b!.fingerprint)
  expect(similarity(a!, shapeOfColumns('table', ['ecole', 'effectif 1999', 'ville']))).toBeCloseTo(2 / 3)
})

test('a recipe asked for by its name, but for another shape, is not used, and said not to be', async () => {
  const source = await openSource(await temporaryFile('b.csv', 'Nom;Jour\nLoto;lundi\nBal;mardi\n'), {
    today,
    recipe: corrected,
  })
  expect(source.members[0]).not.toHaveProperty('recipe')
  expect(source.members[0]!.offeredRecipes).toMatchObject([{ name: 'Équipements codés', file: '', similarity: 0 }])
  await source.dispose()
})

test('whatever a file says, it is a recipe or refused with reasons, and a recipe reads any table without breaking', async () => {
  const name = fc.constantFrom('Nom', 'Ville', 'nom', '__proto__', 'x', 'absent')
  const field = fc.constantFrom(...Object.keys(fieldKinds), 'Mo', 'Tu', 'Su')
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
  const parts = fc.record(
    {
      columns: fc.dictionary(name, fc.option(field)),
      constants: fc.dictionary(field, scalar, { maxKeys: 2 }),
      values: fc.dictionary(name, fc.dictionary(fc.string(), scalar)),
      split: fc.array(
        fc.record({
          column: name,
          at: fc.string({ minLength: 1 }),
          into: fc.array(fc.option(field), { minLength: 2, maxLength: 3 }),
        }),
        { maxLength: 2 },
      ),
      join: fc.array(fc.record({ columns: fc.array(name, { minLength: 2, maxLength: 3 }), to: field }), {
        maxLength: 2,
      }),
      texts: fc.dictionary(field, fc.string({ minLength: 1 }), { maxKeys: 2 }),
      leaveOut: fc.array(fc.record({ column: name, like: fc.string({ minLength: 1 }) }), { maxLength: 2 }),
      entity: fc.constantFrom('event', 'place', 'menu', 'other', 'statistic'),
    },
    { requiredKeys: [] },
  )
  const file = await temporaryFile('a.csv', 'Nom;Ville;x\nSalle;Blain;1\nHalle;Nantes;2;3;4\n')
  let used = 0
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), parts), async (json) => {
      const read = readRecipe(JSON.parse(JSON.stringify(json)))
      if ('problems' in read) {
        expect(read.problems.length).toBeGreaterThan(0)
        return
      }
      used++
      const source = await openSource(file, { today, recipe: read.recipe })
      for (const member of source.members) {
        expect(member.error).toBeUndefined()
        await collect(member.convert())
      }
      await source.dispose()
    }),
    { numRuns: 150 },
  )
  expect(used).toBeGreaterThan(10)
})

test('every field a recipe may name is in its documentation', () => {
  const page = readFileSync(new URL('../../../../docs/connector/recipes.md', import.meta.url), 'utf8')
  for (const field of Object.keys(fieldKinds)) expect(page).toContain(`\`${field}\``)
  for (const part of Object.keys(recipeSchema.shape)) expect(page).toContain(`\`${part}\``)
})

test('the recipe of the documentation is one, and its samples hold', async () => {
  const page = readFileSync(new URL('../../../../docs/connector/recipes.md', import.meta.url), 'utf8')
  const read = readRecipe(JSON.parse(/```json\n([\s\S]*?)```/.exec(page)![1]!))
  expect('recipe' in read && (await runRecipeTests(read.recipe, today)).map(({ ok }) => ok)).toEqual([true])
})
