import type { Format } from '../../types.ts'
import { detectRdf } from './detect.ts'

export const rdf: Format = {
  name: 'rdf',
  detect: detectRdf,
  open: async (member, detection) => (await import('./read.ts')).openRdf(member, detection),
}
