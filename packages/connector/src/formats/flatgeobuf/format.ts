import type { Format } from '../../types.ts'
import { detectFlatgeobuf } from './detect.ts'
import { openFlatgeobuf } from './read.ts'

export const flatgeobuf: Format = {
  name: 'flatgeobuf',
  binary: ['flatgeobuf'],
  detect: detectFlatgeobuf,
  open: openFlatgeobuf,
}
