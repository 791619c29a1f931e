import type { Format } from '../../types.ts'
import { detectGeojson } from './detect.ts'

export const geojson: Format = {
  name: 'geojson',
  detect: detectGeojson,
  open: async (member, detection) => (await import('./read.ts')).openGeojson(member, detection),
}
