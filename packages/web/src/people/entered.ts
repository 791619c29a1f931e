import type { Entered } from '@wiker/platform/accounts/accounts.ts'
import type { SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownPath } from '../server/own-form.ts'

/** Gives the cookies of who has just come in, and leads to the page she came for. */
export function entered(c: SiteContext, { cookies }: Pick<Entered, 'cookies'>, page: string | undefined): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  return c.redirect(localPath(c.var.language, ownPath(page, '/compte')), 303)
}
