import type { Format } from '../../types.ts'
import { detectGpx } from './detect.ts'

export const gpx: Format = {
  name: 'gpx',
  detect: detectGpx,
  open: async (member, detection) => (await import('./read.ts')).openGpx(member, detection),
}
