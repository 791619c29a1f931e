import type { Format } from '../../types.ts'
import { detectParquet } from './detect.ts'
import { openParquet } from './read.ts'

export const parquet: Format = { name: 'parquet', binary: ['parquet'], detect: detectParquet, open: openParquet }
