import type { Format } from '../../types.ts'
import { detectKml } from './detect.ts'

export const kml: Format = {
  name: 'kml',
  binary: ['zip'],
  detect: detectKml,
  open: async (member, detection, context) => (await import('./read.ts')).openKml(member, detection, context),
}
