import type { Format } from '../../types.ts'
import { detectPdf } from './detect.ts'

export const pdf: Format = {
  name: 'pdf',
  binary: ['pdf'],
  detect: detectPdf,
  open: async (member, _, context) => (await import('./read.ts')).openPdf(member, context),
}
