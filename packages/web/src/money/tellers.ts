import type { Notice, NoticeKind } from '@wiker/billing/notice.ts'
import type { Money } from '@wiker/billing/open.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import type { Files } from '@wiker/platform/files/files.ts'
import type { Post } from '@wiker/platform/mail/mail.ts'
import { animatorTellers } from './earnings/tellers.ts'
import { merchantTellers } from './merchant/tellers.ts'

export interface TellDeps {
  money: Money
  post: Pick<Post, 'send'>
  files: Files
  publicUrl: string
}

/** Tells one notice: most write a letter, in the transaction that marks it told. */
export type Teller = (trx: Db, notice: Notice, deps: TellDeps) => Promise<void>

/** How each kind of notice is told; what has no line here waits. */
export const tellers: Partial<Record<NoticeKind, Teller>> = {
  ...animatorTellers,
  ...merchantTellers,
}
