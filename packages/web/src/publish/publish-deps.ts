import type { Deps } from '../server/deps.ts'

/** What the pages on which people publish are given: a database to write to, and a post office. */
export type PublishDeps = Deps & Required<Pick<Deps, 'people' | 'post'>>
