import type { Format } from '../../types.ts'
import { detectHtml } from './detect.ts'

export const html: Format = {
  name: 'html',
  detect: detectHtml,
  open: async (member, detection) => (await import('./read.ts')).openHtml(member, detection),
}
