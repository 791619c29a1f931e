import type { Format } from '../../types.ts'
import { detectXlsx } from './detect.ts'

export const xlsx: Format = {
  name: 'xlsx',
  binary: ['zip'],
  detect: detectXlsx,
  open: async (member, detection, context) => (await import('./read.ts')).openXlsx(member, detection, context),
}
