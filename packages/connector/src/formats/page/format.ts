import type { Format } from '../../types.ts'
import { detectPage } from './detect.ts'

export const page: Format = {
  name: 'html',
  detect: detectPage,
  open: async (member, detection) => (await import('./read.ts')).openPage(member, detection),
}
