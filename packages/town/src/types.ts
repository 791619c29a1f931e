/** What the town's reads give to the pages: exactly what is shown, nothing to compute but words. */
export type { FeedItem } from './records/leaving.ts'
export type * from './types/agenda.ts'
export type * from './types/figures.ts'
export type * from './types/home.ts'
export type * from './types/practical.ts'
export type * from './types/records.ts'
export type * from './types/towns.ts'
