import type { MovedTo } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import type { SiteContext } from './deps.ts'
import { localPath } from './language.ts'

/** The address of what is told under another one since, in the reader's language. */
export function movedPath(c: SiteContext, { town, section, path }: MovedTo): string {
  return localPath(c.var.language, recordPath(town, section, path))
}
