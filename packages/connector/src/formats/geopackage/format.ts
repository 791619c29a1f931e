import type { Format } from '../../types.ts'
import { detectGeopackage } from './detect.ts'
import { openGeopackage } from './read.ts'

export const geopackage: Format = {
  name: 'geopackage',
  binary: ['geopackage'],
  detect: detectGeopackage,
  open: openGeopackage,
}
