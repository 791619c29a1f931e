import type { Format } from '../../types.ts'
import { detectParquet } from './detect.ts'

export const parquet: Format = {
  name: 'parquet',
  binary: ['parquet'],
  detect: detectParquet,
  open: async (member, detection, context) => (await import('./read.ts')).openParquet(member, detection, context),
}
