import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countryPacks } from '@wiker/platform'
import { pathNames } from '@wiker/web/countries/names.ts'
import { expect, test } from 'vitest'
import { checkCountry } from './country-check.ts'

test('The countries that are shipped lack nothing, and say that a lawyer has to read them', async () => {
  for (const { folder, country } of countryPacks()) {
    const { lacks, remarks } = await checkCountry(folder)
    expect([country, lacks]).toEqual([country, []])
    expect(remarks.join('\n')).toContain('A lawyer has to confirm')
  }
})

test('France names its pages as the routes do', () => {
  expect(countryPacks()[0]!.paths).toEqual(pathNames)
})

test('What a folder lacks is said in words that its writer can act on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wiker-country-'))
  expect((await checkCountry(folder)).lacks).toEqual([`There is no country.json in ${folder}.`])
  const es = countryPacks().find(({ country }) => country === 'ES')!
  cpSync(es.folder, folder, { recursive: true })
  const file = join(folder, 'country.json')
  const { timezone: _, ...pack } = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...pack, currency: 'euros', wheather: true, vat: [] }))
  const first = (await checkCountry(folder)).lacks.join('\n')
  for (const said of ['timezone is missing', 'currency must be a currency such as EUR', 'wheather'])
    expect(first).toContain(said)
  const { news: __, ...paths } = pack.paths
  writeFileSync(
    file,
    JSON.stringify({ ...pack, timezone: 'Europe/Madrid', paths, towns: { ...pack.towns, file: 'towns.tsv' } }),
  )
  const second = (await checkCountry(folder)).lacks.join('\n')
  expect(second).toContain('there is no towns.tsv')
  expect(second).toContain('news (in France "actualites")')
})
