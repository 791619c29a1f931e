import type { Format } from '../../types.ts'
import { detectKml } from './detect.ts'
import { openKml } from './read.ts'

export const kml: Format = { name: 'kml', binary: ['zip'], detect: detectKml, open: openKml }
