import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '@wiker/platform'
import { readFrenchPublicHolidays, readFrenchSchoolHolidays } from '../holidays/french.ts'
import { loadHolidays } from '../holidays/load.ts'
import { readFrenchGazetteer } from '../towns/gazetteer.ts'
import { loadFrenchTowns } from '../towns/load.ts'
import { loadOutlines } from '../towns/outlines.ts'

/** What every town needs before its first record: the communes, the outlines and the holidays that are shipped. Nothing is written twice. */
export async function prepareCountry(db: Db, folder: string): Promise<void> {
  const data = (file: string) => join(folder, 'data', file)
  await loadFrenchTowns(db, await readFrenchGazetteer())
  await loadOutlines(db, JSON.parse(await readFile(data('outlines-loire-atlantique.geojson'), 'utf8')))
  await loadHolidays(db, [
    ...(await readFrenchSchoolHolidays(data('vacances-scolaires.csv.gz'), 'Éducation nationale')),
    ...(await readFrenchPublicHolidays(data('jours-feries.csv.gz'), 'Ville de Nantes')),
  ])
}
