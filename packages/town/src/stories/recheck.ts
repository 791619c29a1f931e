import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { TownCard } from '../types.ts'
import { readCell } from './cells.ts'
import { cellsOf, composeStory, plainText } from './compose.ts'
import { type KnownKind, storyKinds } from './registry.ts'
import { readStories } from './store.ts'
import type { Composed, Correction, Story } from './types.ts'

/** What is to be done about a published story. */
export type Rechecked =
  /** Its data bear it out no more, and tell nothing any more: it is to be taken from view. */
  | { story: Story; what: 'withdraw' }
  /** The house's own text, and the data say otherwise now: it is said again, and the page tells what was changed. */
  | { story: Story; what: 'correct'; composed: Composed }
  /** Somebody wrote in it: she must look. */
  | { story: Story; what: 'look' }

/**
 * Reads again every cell that the published stories still in the news lean on, and composes each again for the day it was written on. A story that
 * is over is left as it was: it was true then.
 */
export async function recheckStories(
  db: Db,
  town: TownCard,
  today: string,
  { kinds }: { kinds?: KnownKind[] } = {},
): Promise<Rechecked[]> {
  const known = kinds ?? (await storyKinds())
  const stories = await readStories(db, town.code, { states: ['published'], newsOn: today })
  const found: Rechecked[] = []
  for (const story of stories) {
    const kind = known.find(({ name }) => name === story.kind)
    if (!kind) continue
    const gone = await lacksCell(db, story)
    const again = (await composeStory(db, kind, { town, today: story.composedOn }))?.story
    const same = again?.period === story.period
    if (!gone && same && again.told.title === story.title && plainText(again.told) === story.text) continue
    if (!gone && (!same || valuesOf(again.evidence) === valuesOf(story.evidence))) continue
    if (story.editedAt || story.polished) {
      const said = same ? { title: again.told.title, text: plainText(again.told) } : { title: '', text: '' }
      const { title, text } = story.outdated ?? {}
      if (title === said.title && text === said.text) continue
      found.push({ story, what: 'look' })
      await sql`update story set outdated = ${JSON.stringify(said)}::jsonb where id = ${story.id}`.execute(db)
    } else if (same) found.push({ story, what: 'correct', composed: again })
    else found.push({ story, what: 'withdraw' })
  }
  return found
}

/** Says a story again as the data are now, and keeps what was changed. The caller shows it to readers. */
export async function correctStory(trx: Db, story: Story, composed: Composed, now: Date): Promise<Story> {
  const { told, others, evidence } = composed
  const corrections = [...story.corrections, ...differences(story, composed, now.toISOString().slice(0, 10))]
  const text = plainText(told)
  const { rows } = await sql<{ id: number }>`
    update story set title = ${told.title}, text = ${text}, parts = ${JSON.stringify(told.paragraphs)}::jsonb,
      evidence = ${JSON.stringify(evidence)}::jsonb, chart = ${told.chart && JSON.stringify(told.chart)}::jsonb,
      others = ${JSON.stringify(others)}::jsonb, corrections = ${JSON.stringify(corrections)}::jsonb, corrected_at = ${now}, updated_at = ${now}
    where id = ${story.id} returning id`.execute(trx)
  if (!rows[0]) throw new Error(`No story ${story.id}`)
  return {
    ...story,
    title: told.title,
    text,
    parts: told.paragraphs,
    evidence,
    chart: told.chart,
    others,
    corrections,
    correctedAt: now,
  }
}

async function lacksCell(db: Db, { evidence, parts }: Story): Promise<boolean> {
  const said = new Set(parts.flat().flatMap(({ e }) => e ?? []))
  for (const at of said) {
    const fact = evidence.facts[at]
    for (const cell of fact ? cellsOf(fact.from) : []) {
      if (String(await readCell(db, cell)) !== String(cell.value)) return true
    }
  }
  return false
}

const valuesOf = ({ facts }: Story['evidence']) =>
  facts
    .map(({ type, value }) => `${type} ${value}`)
    .toSorted()
    .join('\n')

/** The words that were, and those that are, where a sentence says another figure. */
function differences(story: Story, composed: Composed, on: string): Correction[] {
  const before = saidIn(story.parts)
  const after = saidIn(composed.told.paragraphs)
  const was = before.filter((said) => !after.includes(said))
  const is = after.filter((said) => !before.includes(said))
  if (was.length === 0 && is.length === 0) return []
  return [{ on, was: was.slice(0, 6).join(', '), is: is.slice(0, 6).join(', ') }]
}

const saidIn = (parts: Story['parts']) => parts.flat().flatMap(({ t, e }) => (e ? [t] : []))
