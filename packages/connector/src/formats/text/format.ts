import type { Format } from '../../types.ts'
import { detectText } from './detect.ts'

export const text: Format = {
  name: 'text',
  detect: detectText,
  open: async (member, detection, context) => (await import('./read.ts')).openText(member, detection, context),
}
