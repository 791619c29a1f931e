import type { Format } from '../../types.ts'
import { detectShapefile } from './detect.ts'
import { openShapefile } from './read.ts'

export const shapefile: Format = {
  name: 'shapefile',
  binary: ['shapefile'],
  detect: detectShapefile,
  open: openShapefile,
}
