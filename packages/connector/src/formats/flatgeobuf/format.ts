import type { Format } from '../../types.ts'
import { detectFlatgeobuf } from './detect.ts'

export const flatgeobuf: Format = {
  name: 'flatgeobuf',
  binary: ['flatgeobuf'],
  detect: detectFlatgeobuf,
  open: async (member, detection) => (await import('./read.ts')).openFlatgeobuf(member, detection),
}
