import { sectionOf } from '@wiker/town/sections.ts'
import { cellsOf } from '@wiker/town/stories/compose.ts'
import type { Cell, Evidence } from '@wiker/town/stories/types.ts'
import { recordPath, townPath } from '../components/links.ts'

/** The page of the row that a cell lies in, or of its source; undefined for what has neither. */
export function cellPath(cell: Cell, slug: string): string | undefined {
  const { table, path, category = null, of, source } = cell
  if (path) {
    const kind = table === 'event_date' ? 'event' : table
    return recordPath(of ?? slug, sectionOf(kind as Parameters<typeof sectionOf>[0], category), path)
  }
  return source === null ? undefined : townPath(slug, 'sources', String(source))
}

/** Where a figure of a text leads: to the one row it was read in, else to the list of sources under the text. */
export function factPath(evidence: Evidence, fact: number, slug: string): string {
  const cells = cellsOf(evidence.facts[fact]!.from)
  const paths = new Set(cells.map((cell) => cellPath(cell, slug)))
  const [only] = paths
  return paths.size === 1 && only ? only : `#fait-${fact}`
}
