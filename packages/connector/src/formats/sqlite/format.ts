import type { Format } from '../../types.ts'
import { detectSqlite } from './detect.ts'

export const sqlite: Format = {
  name: 'sqlite',
  binary: ['sqlite'],
  detect: detectSqlite,
  open: async (member, detection, context) => (await import('./read.ts')).openSqlite(member, detection, context),
}
