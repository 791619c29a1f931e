import type { Format } from '../../types.ts'
import { detectOds } from './detect.ts'

export const ods: Format = {
  name: 'ods',
  binary: ['zip'],
  detect: detectOds,
  open: async (member, detection, context) => (await import('./read.ts')).openOds(member, detection, context),
}
