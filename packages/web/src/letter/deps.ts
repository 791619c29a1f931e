import type { Deps } from '../server/deps.ts'

/** What the pages of the letter are given. */
export type LetterDeps = Deps & Required<Pick<Deps, 'people' | 'post'>>
