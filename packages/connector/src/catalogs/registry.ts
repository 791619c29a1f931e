import { opendatasoft } from './opendatasoft/opendatasoft.ts'
import type { Catalog } from './types.ts'

/** Every protocol that is spoken, the more telling ones first. Adding one touches its folder and one line here. */
export const catalogs: readonly Catalog[] = [opendatasoft]
