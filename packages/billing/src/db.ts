export type { Db } from '@wiker/platform/database/connect.ts'
