import type { Format } from '../../types.ts'
import { detectIso } from './detect.ts'

export const iso19139: Format = {
  name: 'iso19139',
  detect: detectIso,
  open: async (member, detection) => (await import('./read.ts')).openIso(member, detection),
}
