import type { Deps } from '../server/deps.ts'

/** What the pages on which people meet are given. */
export type MeetDeps = Deps & Required<Pick<Deps, 'people' | 'post'>>
