import type { Format } from '../../types.ts'
import { detectJsonld } from './detect.ts'

export const jsonld: Format = {
  name: 'jsonld',
  detect: detectJsonld,
  open: async (member, detection) => (await import('./read.ts')).openJsonld(member, detection),
}
