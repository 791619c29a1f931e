import type { Format } from '../../types.ts'
import { detectTopojson } from './detect.ts'

export const topojson: Format = {
  name: 'topojson',
  detect: detectTopojson,
  open: async (member, detection) => (await import('./read.ts')).openTopojson(member, detection),
}
