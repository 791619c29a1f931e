import type { Format } from '../types.ts'
import { catalogJson } from './catalog-json/format.ts'
import { csv } from './csv/format.ts'
import { feed } from './feed/format.ts'
import { gbfs } from './gbfs/format.ts'
import { geography } from './geography.ts'
import { geojson } from './geojson/format.ts'
import { gtfs } from './gtfs/format.ts'
import { ics } from './ics/format.ts'
import { iso19139 } from './iso19139/format.ts'
import { json } from './json/format.ts'
import { jsonld } from './jsonld/format.ts'
import { ods } from './ods/format.ts'
import { page } from './page/format.ts'
import { rdf } from './rdf/format.ts'
import { tables } from './tables.ts'
import { text } from './text/format.ts'
import { xlsx } from './xlsx/format.ts'
import { xml } from './xml/format.ts'

/** Every format that can be read. Adding one touches its folder and one line here. */
export const formats: readonly Format[] = [
  csv,
  json,
  geojson,
  xlsx,
  ods,
  ics,
  feed,
  text,
  xml,
  ...tables,
  rdf,
  jsonld,
  page,
  gtfs,
  iso19139,
  catalogJson,
  gbfs,
  ...geography,
]
