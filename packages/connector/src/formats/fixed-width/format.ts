import type { Format } from '../../types.ts'
import { detectFixedWidth } from './detect.ts'

export const fixedWidth: Format = {
  name: 'fixed-width',
  detect: detectFixedWidth,
  open: async (member, detection) => (await import('./read.ts')).openFixedWidth(member, detection),
}
