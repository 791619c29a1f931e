import type { Format } from '../../types.ts'
import { detectGeopackage } from './detect.ts'

export const geopackage: Format = {
  name: 'geopackage',
  binary: ['geopackage'],
  detect: detectGeopackage,
  open: async (member, detection, context) => (await import('./read.ts')).openGeopackage(member, detection, context),
}
