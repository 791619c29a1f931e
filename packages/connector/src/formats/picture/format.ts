import type { Format } from '../../types.ts'
import { detectPicture } from './detect.ts'

export const picture: Format = {
  name: 'picture',
  binary: ['image'],
  detect: detectPicture,
  open: async (member, _, context) => (await import('./read.ts')).openPicture(member, context),
}
