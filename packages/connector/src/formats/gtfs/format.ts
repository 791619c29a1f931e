import type { Format } from '../../types.ts'
import { detectGtfs } from './detect.ts'

export const gtfs: Format = {
  name: 'gtfs',
  detect: detectGtfs,
  open: async (member, detection, context) => (await import('./read.ts')).openGtfs(member, detection, context),
}
