import type { Format } from '../../types.ts'
import { detectGml } from './detect.ts'

export const gml: Format = {
  name: 'gml',
  detect: detectGml,
  open: async (member, detection) => (await import('./read.ts')).openGml(member, detection),
}
