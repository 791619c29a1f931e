import type { Format } from '../../types.ts'
import { detectSqlite } from './detect.ts'
import { openSqlite } from './read.ts'

export const sqlite: Format = { name: 'sqlite', binary: ['sqlite'], detect: detectSqlite, open: openSqlite }
