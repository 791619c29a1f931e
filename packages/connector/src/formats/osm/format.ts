import type { Format } from '../../types.ts'
import { detectOsm } from './detect.ts'

export const osm: Format = {
  name: 'osm',
  detect: detectOsm,
  open: async (member, detection) => (await import('./read.ts')).openOsm(member, detection),
}
