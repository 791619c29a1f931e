import type { Post } from '@wiker/platform/mail/mail.ts'
import type { Deps } from '../server/deps.ts'

/** What the pages of accounts need. */
export type PeopleDeps = Deps & Required<Pick<Deps, 'people'>>

/** Those that also send letters. */
export type LetterDeps = PeopleDeps & { post: Pick<Post, 'send'> }
