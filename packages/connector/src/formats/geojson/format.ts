import type { Format } from '../../types.ts'
import { detectGeojson } from './detect.ts'
import { openGeojson } from './read.ts'

export const geojson: Format = { name: 'geojson', detect: detectGeojson, open: openGeojson }
