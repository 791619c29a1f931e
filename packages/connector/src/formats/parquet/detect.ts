import type { Detection } from '../../types.ts'

/** Apache Parquet: the file begins (and ends) with `PAR1`. */
export function detectParquet(head: Uint8Array): Detection | undefined {
  return Buffer.from(head.subarray(0, 4)).toString('latin1') === 'PAR1'
    ? { format: 'parquet', confidence: 1 }
    : undefined
}
