import type { Format } from '../../types.ts'
import { detectArrow } from './detect.ts'

export const arrow: Format = {
  name: 'arrow',
  binary: ['arrow', 'binary'],
  detect: detectArrow,
  open: async (member, detection) => (await import('./read.ts')).openArrow(member, detection),
}
