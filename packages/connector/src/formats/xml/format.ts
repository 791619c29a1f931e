import type { Format } from '../../types.ts'
import { detectXml } from './detect.ts'

export const xml: Format = {
  name: 'xml',
  detect: detectXml,
  open: async (member, detection) => (await import('./read.ts')).openXml(member, detection),
}
