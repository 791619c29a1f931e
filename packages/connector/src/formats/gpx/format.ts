import type { Format } from '../../types.ts'
import { detectGpx } from './detect.ts'
import { openGpx } from './read.ts'

export const gpx: Format = { name: 'gpx', detect: detectGpx, open: openGpx }
