import type { Format } from '../../types.ts'
import { detectDbf } from './detect.ts'

export const dbf: Format = {
  name: 'dbf',
  binary: ['binary'],
  detect: detectDbf,
  open: async (member, detection) => (await import('./read.ts')).openDbf(member, detection),
}
