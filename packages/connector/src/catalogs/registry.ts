import { ckan } from './ckan/ckan.ts'
import { openagenda } from './openagenda/openagenda.ts'
import { opendatasoft } from './opendatasoft/opendatasoft.ts'
import type { Catalog } from './types.ts'
import { udata } from './udata/udata.ts'

/** Every protocol that is spoken, the more telling ones first. Adding one touches its folder and one line here. */
export const catalogs: readonly Catalog[] = [opendatasoft, openagenda, udata, ckan]
