import type { Format } from '../../types.ts'
import { detectJson } from './detect.ts'

export const json: Format = {
  name: 'json',
  detect: detectJson,
  open: async (member, detection) => (await import('./read.ts')).openJson(member, detection),
}
