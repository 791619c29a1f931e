import type { Format } from '../../types.ts'
import { detectEsri } from './detect.ts'

export const esri: Format = {
  name: 'esrijson',
  detect: detectEsri,
  open: async (member, detection) => (await import('./read.ts')).openEsri(member, detection),
}
