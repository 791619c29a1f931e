import type { Deps } from '../server/deps.ts'

/** What every page of the desk is given. */
export type DeskPageDeps = Deps & Required<Pick<Deps, 'people' | 'desk'>>
