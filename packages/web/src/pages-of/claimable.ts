import type { RecordLine, Section } from '@wiker/town/types.ts'

/** True of what may have a page of its own: an organisation or a place of the directory that is no example. */
export function isClaimable(section: Section, { kind, example }: Pick<RecordLine, 'kind' | 'example'>): boolean {
  return section === 'directory' && (kind === 'organization' || kind === 'place') && !example
}
