import type { Format } from '../../types.ts'
import { detectDxf } from './detect.ts'

export const dxf: Format = {
  name: 'dxf',
  detect: detectDxf,
  open: async (member, detection) => (await import('./read.ts')).openDxf(member, detection),
}
