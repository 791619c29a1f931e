import type { DeskPageDeps } from '../desk/desk-deps.ts'
import type { Deps } from '../server/deps.ts'

/** What the pages of organisations are given. */
export type PagesDeps = DeskPageDeps & Required<Pick<Deps, 'post'>>
