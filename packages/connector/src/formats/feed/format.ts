import type { Format } from '../../types.ts'
import { detectFeed } from './detect.ts'

export const feed: Format = {
  name: 'feed',
  detect: detectFeed,
  open: async (member, detection, context) => (await import('./read.ts')).openFeed(member, detection, context),
}
