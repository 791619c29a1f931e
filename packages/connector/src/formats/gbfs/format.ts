import type { Format } from '../../types.ts'
import { detectGbfs } from './detect.ts'

export const gbfs: Format = {
  name: 'gbfs',
  detect: detectGbfs,
  open: async (member, detection) => (await import('./read.ts')).openGbfs(member, detection),
}
