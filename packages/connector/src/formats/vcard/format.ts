import type { Format } from '../../types.ts'
import { detectVcard } from './detect.ts'

export const vcard: Format = {
  name: 'vcard',
  detect: detectVcard,
  open: async (member, detection) => (await import('./read.ts')).openVcard(member, detection),
}
