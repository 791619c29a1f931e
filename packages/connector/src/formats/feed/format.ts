import type { Format } from '../../types.ts'
import { detectFeed } from './detect.ts'
import { openFeed } from './read.ts'

export const feed: Format = { name: 'feed', detect: detectFeed, open: openFeed }
