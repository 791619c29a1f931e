import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read } from '../../testing/source.ts'

const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum'))
/** Our rows leave out what is empty; this file's expected values are in another encoding than the file itself. */
const excluded = new Set(['location_coordinates.csv'])

describe('csv-spectrum', () => {
  const names = readdirSync(join(folder, 'csvs')).filter((name) => !excluded.has(name))

  it.each(names)('%s is read as its authors mean', async (name) => {
    const expected = JSON.parse(readFileSync(join(folder, 'json', name.replace('.csv', '.json')), 'utf8')) as Record<
      string,
      string
    >[]
    const { rows } = await read(name, readFileSync(join(folder, 'csvs', name)))
    const line = (text: unknown) => String(text).replace(/\r\n/g, '\n')
    const plain = (row: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([, value]) => value !== '' && value !== undefined)
          .map(([key, value]) => [key, line(value)]),
      )
    expect(rows.map(plain)).toEqual(expected.map(plain))
  })
})
