import { Unreadable } from '../problem.ts'

/** Networks that show their pages to members only, and change them so that programs do not read them. */
const walled = /(?:^|\.)(?:facebook\.com|fb\.com|fb\.me|fb\.watch|instagram\.com)$/i

/** Such a page is refused at once, with what can be done instead: a harvest from there would break again and again, and silently. */
export function assertOpen({ hostname }: URL): void {
  if (walled.test(hostname)) throw new Unreadable('walled', { host: hostname.replace(/^www\./i, '') })
}
