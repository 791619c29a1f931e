import type { Detection } from '../../types.ts'

/** ISO 32000: `%PDF-` at the start. Whether there is a table in it is seen when it is opened. */
export function detectPdf(head: Uint8Array): Detection | undefined {
  return Buffer.from(head.subarray(0, 5)).toString('latin1') === '%PDF-' ? { format: 'pdf', confidence: 1 } : undefined
}
