import type { Format } from '../../types.ts'
import { detectMarkdown } from './detect.ts'

export const markdown: Format = {
  name: 'markdown',
  detect: detectMarkdown,
  open: async (member, detection) => (await import('./read.ts')).openMarkdown(member, detection),
}
