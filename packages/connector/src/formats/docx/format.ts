import type { Format } from '../../types.ts'
import { detectDocx } from './detect.ts'

export const docx: Format = {
  name: 'docx',
  binary: ['zip'],
  detect: detectDocx,
  open: async (member, detection, context) => (await import('./read.ts')).openDocx(member, detection, context),
}
