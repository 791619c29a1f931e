import type { Format } from '../types.ts'
import { shapefile } from './shapefile/format.ts'

/** The formats of maps. Adding one touches its folder and one line here. */
export const geography: readonly Format[] = [shapefile]
