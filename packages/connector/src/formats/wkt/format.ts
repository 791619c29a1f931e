import type { Format } from '../../types.ts'
import { detectWkt } from './detect.ts'
import { openWkt } from './read.ts'

export const wkt: Format = { name: 'wkt', detect: detectWkt, open: openWkt }
