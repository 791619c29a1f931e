import type { Db } from '../db.ts'
import { readSources } from '../records/credit.ts'
import type { SourceCredit, TownCard } from '../types.ts'
import { checkComposed } from './check/check.ts'
import { vocabularyOf } from './check/vocabulary.ts'
import type { ChartPlan, Plan, Saying } from './kind.ts'
import { languageOfCountry } from './language.ts'
import { type KnownKind, storyKinds } from './registry.ts'
import { type Speaker, say, sentence, textOf } from './say.ts'
import {
  type Cell,
  type Composed,
  type Evidence,
  type FactValue,
  type Origin,
  type Part,
  type Problem,
  type StoryChart,
  type StoryLanguage,
  storyLanguages,
  type Told,
} from './types.ts'
import { variantOf } from './variant.ts'

export interface Refused {
  kind: string
  language: StoryLanguage
  text: string
  problems: Problem[]
}

/** What a town's data tell on a day: the stories that hold, and what the checker refused of them. */
export async function composeStories(
  db: Db,
  { town, today, kinds, only }: { town: TownCard; today: string; kinds?: KnownKind[]; only?: string },
): Promise<{ stories: Composed[]; refused: Refused[] }> {
  const stories: Composed[] = []
  const refused: Refused[] = []
  for (const kind of kinds ?? (await storyKinds())) {
    if (only && kind.name !== only) continue
    const made = await composeStory(db, kind, { town, today })
    if (!made) continue
    refused.push(...made.refused)
    if (made.story) stories.push(made.story)
  }
  return { stories, refused }
}

/** One kind's story of a town on a day; undefined when it has nothing to tell. */
export async function composeStory(
  db: Db,
  kind: KnownKind,
  { town, today }: { town: TownCard; today: string },
): Promise<{ story: Composed | undefined; refused: Refused[] } | undefined> {
  const data = await kind.ask(db, { town, today })
  const worth = data === null ? null : kind.worth(data, { town, today })
  if (!worth) return undefined
  const plan = kind.plan(data, { town, today })
  const own = languageOfCountry(town.country)
  const facts: FactValue[] = []
  const variant = variantOf(town.code, kind.name, today)
  const told: Partial<Record<StoryLanguage, Told>> = {}
  const refused: Refused[] = []
  for (const language of storyLanguages) {
    const sentences = kind.sentences[language]
    if (!sentences) continue
    const text = tell({ language, sentences, variant, today, facts }, plan)
    const problems = checkComposed(text, language, facts, await vocabularyOf(language))
    if (problems.length === 0) told[language] = text
    else refused.push({ kind: kind.name, language, text: plainText(text), problems })
  }
  const { [own]: first, ...others } = told
  if (!first) return { story: undefined, refused }
  const evidence: Evidence = { facts, sources: await creditsOf(db, facts) }
  const { category, name } = kind
  const image = plan.image ?? null
  const rest = { told: first, others, language: own, evidence, image, variant, today }
  const { period, until } = worth
  return { story: { kind: name, category, period, until, ...rest }, refused }
}

/** Paragraphs, an empty line between two. */
export function plainText({ paragraphs }: Pick<Told, 'paragraphs'>): string {
  return paragraphs.map(textOf).join('\n\n')
}

function tell(speaker: Speaker, { title, paragraphs, chart }: Plan): Told {
  return {
    title: textOf(sentence(say(speaker, ...title))),
    paragraphs: paragraphs.map((sayings) => inARow(sayings.map((saying) => sentence(say(speaker, ...saying))))),
    chart: chart ? chartOf(speaker, chart) : null,
  }
}

const inARow = (sentences: Part[][]): Part[] => sentences.flatMap((parts, at) => (at ? [{ t: ' ' }, ...parts] : parts))

function chartOf(speaker: Speaker, { kind, title, description, columns, rows }: ChartPlan): StoryChart {
  const plain = (saying: Saying) => textOf(sentence(say(speaker, ...saying)))
  const only = (value: ChartPlan['rows'][number]['value']) =>
    say({ ...speaker, sentences: { value: '{value}' } }, 'value', { value })
  return {
    kind,
    title: plain(title),
    description: plain(description),
    columns: columns.map((key) => textOf(sentence(say(speaker, key, {})))) as [string, string],
    rows: rows.map(({ label, value, latitude, longitude }) => {
      const [name, shown] = [only(label), only(value)]
      return {
        label: textOf(name),
        value: value.is === 'fact' && typeof value.value === 'number' ? value.value : 0,
        shown: textOf(shown),
        ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }),
        e: [...name, ...shown].flatMap(({ e }) => e ?? []),
      }
    }),
  }
}

async function creditsOf(db: Db, facts: FactValue[]): Promise<Record<string, SourceCredit>> {
  const ids = [...new Set(facts.flatMap(({ from }) => cellsOf(from)).flatMap(({ source }) => source ?? []))].map(String)
  const sources = await readSources(db, ids)
  return Object.fromEntries(
    ids.flatMap((id) => {
      const source = sources.get(id)
      if (!source) return []
      const { name, publisher, url, licence, licenceUrl, dataDate, retrieved, publisherUrl } = source
      const page = [publisherUrl, url].find((one) => one && /^https?:/.test(one)) ?? null
      return [[id, { name, publisher, url: page, licence, licenceUrl, dataDate, retrieved }]]
    }),
  )
}

/** The cells that a value was taken or worked out from. */
export function cellsOf(origin: Origin): Cell[] {
  return 'table' in origin ? [origin] : origin.of.flatMap(cellsOf)
}
