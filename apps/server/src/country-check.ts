import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countries as priced } from '@wiker/billing/plans/plans.ts'
import { calendarKnows, readNationalSources } from '@wiker/harvest'
import { type CountryPack, readPack } from '@wiker/platform'
import { pathNames } from '@wiker/web/countries/names.ts'
import { languages } from '@wiker/web/server/language.ts'

export interface CountryCheck {
  pack?: CountryPack
  /** What must be there before a town opens. */
  lacks: string[]
  /** What readers will notice, or a lawyer has to read. */
  remarks: string[]
}

/** What the folder of a country lacks, in sentences for whoever writes it. */
export async function checkCountry(folder: string): Promise<CountryCheck> {
  const read = readPack(folder)
  if (!read.ok) return { lacks: read.lacks, remarks: [] }
  const { pack } = read
  return {
    pack,
    lacks: [...townsOf(pack), ...namesOf(pack), ...holidaysOf(pack), ...(await sourcesOf(pack))],
    remarks: [...languagesOf(pack), ...schoolsOf(pack), ...pricesOf(pack), ...lawsOf(pack)],
  }
}

const columns = ['code', 'name', 'postalCodes', 'population', 'department', 'lat', 'lon']

function townsOf({ folder, towns }: CountryPack): string[] {
  const file = join(folder, towns.file)
  if (!existsSync(file)) return [`towns.file: there is no ${towns.file}.`]
  const [header = '', ...lines] = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const missing = columns.filter((column) => !header.split('\t').includes(column))
  if (missing.length > 0)
    return [`${towns.file} has no column ${missing.join(', ')}: its first line names them, with tabs between.`]
  if (lines.length === 0) return [`${towns.file} has no town.`]
  const codes = lines.map((line) => line.split('\t')[header.split('\t').indexOf('code')]!)
  const twice = codes.find((code, index) => codes.indexOf(code, index + 1) !== -1 && codes.length < 50_000)
  return twice ? [`${towns.file} has the code ${twice} twice.`] : []
}

function namesOf({ paths }: CountryPack): string[] {
  const known = Object.entries(pathNames)
  const missing = known.filter(([what]) => !paths[what])
  const strange = Object.keys(paths).filter((what) => !(what in pathNames))
  return [
    ...(missing.length > 0
      ? [`paths lacks a word for ${missing.map(([what, french]) => `${what} (in France "${french}")`).join(', ')}.`]
      : []),
    ...(strange.length > 0 ? [`paths names what no page is: ${strange.join(', ')}.`] : []),
  ]
}

function holidaysOf({ holidays, areas }: CountryPack): string[] {
  if (!calendarKnows(holidays.calendar))
    return [`holidays.calendar: date-holidays knows no country ${holidays.calendar}.`]
  return areas
    .filter((area) => area.holidays && !calendarKnows(holidays.calendar, area.holidays))
    .map((area) => `areas: date-holidays knows no region ${area.holidays} (${area.name}).`)
}

async function sourcesOf({ folder, sources }: CountryPack): Promise<string[]> {
  if (!sources) return []
  const place = join(folder, sources)
  if (!existsSync(place)) return [`sources: there is no folder ${sources}.`]
  try {
    await readNationalSources(place.split(/[\\/]/).at(-1), join(place, '..'))
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

function languagesOf({ languages: spoken }: CountryPack): string[] {
  const silent = spoken.filter((one) => !languages.some((known) => known === one))
  if (silent.length === 0) return []
  const read = spoken.find((one) => languages.some((known) => known === one)) ?? 'en'
  return [`The pages do not speak ${silent.join(', ')} yet: towns open in ${read} until packages/web/messages has it.`]
}

const schoolsOf = ({ holidays: { school } }: CountryPack): string[] =>
  school.file ? [] : ['School holidays are not known: pages say so, and no series leaves them out.']

const pricesOf = ({ country }: CountryPack): string[] =>
  priced.has(country) ? [] : ['Nothing is sold: packages/billing/data/plans has no prices for it.']

function lawsOf({ legal: { others, ...named } }: CountryPack): string[] {
  const unread = [...Object.values(named), ...others].filter(({ confirmed }) => !confirmed)
  return unread.length > 0 ? [`A lawyer has to confirm: ${unread.map(({ name }) => name).join('; ')}.`] : []
}
