import type { Format } from '../../types.ts'
import { detectShapefile } from './detect.ts'

export const shapefile: Format = {
  name: 'shapefile',
  binary: ['shapefile'],
  detect: detectShapefile,
  open: async (member, detection) => (await import('./read.ts')).openShapefile(member, detection),
}
