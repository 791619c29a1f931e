import type { Format } from '../../types.ts'
import { detectXls } from './detect.ts'

export const xls: Format = {
  name: 'xls',
  binary: ['ole', 'biff', 'zip'],
  detect: detectXls,
  open: async (member, detection) => (await import('./read.ts')).openXls(member, detection),
}
