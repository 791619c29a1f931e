import type { Format } from '../../types.ts'
import { detectCsv } from './detect.ts'

export const csv: Format = {
  name: 'csv',
  detect: detectCsv,
  open: async (member, detection) => (await import('./read.ts')).openCsv(member, detection),
}
