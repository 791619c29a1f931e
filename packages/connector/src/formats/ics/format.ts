import type { Format } from '../../types.ts'
import { detectIcs } from './detect.ts'

export const ics: Format = {
  name: 'ics',
  detect: detectIcs,
  open: async (member, detection, context) => (await import('./read.ts')).openIcs(member, detection, context),
}
