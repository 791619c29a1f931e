import type { Format } from '../../types.ts'
import { detectWkt } from './detect.ts'

export const wkt: Format = {
  name: 'wkt',
  detect: detectWkt,
  open: async (member, detection) => (await import('./read.ts')).openWkt(member, detection),
}
