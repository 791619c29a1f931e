import type { Format } from '../../types.ts'
import { detectGtfs } from './detect.ts'
import { openGtfs } from './read.ts'

export const gtfs: Format = { name: 'gtfs', detect: detectGtfs, open: openGtfs }
