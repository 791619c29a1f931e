import { practicalSectionOf } from '@wiker/town/practical/sections.ts'
import { readTownCategories, suggestThings } from '@wiker/town/search/suggest.ts'
import type { Section } from '@wiker/town/types.ts'
import { categoryName } from '../components/category.tsx'
import { recordPath, sectionPath, segments, townPath, withQuery } from '../components/links.ts'
import { nearDay, shortDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { type Words, words } from '../formatting/words.ts'
import type { Deps, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { isAbout } from './is-about.ts'

/** One line under the field: what it is, and where it leads. */
export interface Suggestion {
  text: string
  /** The section, the day or the figure said beside it. */
  about: string
  href: string
}

const most = 8
const shortest = 2

/** `GET /{town}/recherche/suggestions?q=`: sections and kinds by their names and by what people ask ("déchetterie"), then things by theirs. */
export async function suggestions(c: SiteContext, deps: Pick<Deps, 'db'>): Promise<Response> {
  const text = (c.req.query('q') ?? '').trim().slice(0, 60)
  const found = text.length < shortest ? [] : await suggested(c, deps, text)
  return c.json({ suggestions: found.slice(0, most) })
}

async function suggested(c: SiteContext, { db }: Pick<Deps, 'db'>, text: string): Promise<Suggestion[]> {
  const { town, today } = c.var
  const spoken = wordsOf(c)
  const to = (path: string) => localPath(c.var.language, path)
  const [categories, things] = await Promise.all([
    readTownCategories(db, { town, today }),
    suggestThings(db, { town, text, today, limit: most }),
  ])
  const sections = sectionsAbout(text, spoken).map(({ name, path }) => ({
    text: name,
    about: spoken.t('suggest.section'),
    href: to(townPath(town.slug, path)),
  }))
  const kinds = categories
    .filter(({ category }) => isAbout(text, [categoryName(category, spoken), ...asksFor(category, spoken)]))
    .slice(0, 3)
    .map(({ section, category, count }) => ({
      text: categoryName(category, spoken),
      about: `${spoken.t(`section.${section}`)} (${count})`,
      href: to(listPath(town.slug, section, category)),
    }))
  const named = things.map((thing) => ({
    text: readableName(thing.name),
    about: thing.day ? (nearDay(thing.day, today, spoken) ?? shortDay(thing.day, spoken)) : kindOf(thing, spoken),
    href: to(recordPath(town.slug, thing.section, thing.path)),
  }))
  return [...sections, ...kinds, ...named]
}

/** The practical page is one, with a part for each kind of need; the other sections have a list for each category. */
function listPath(slug: string, section: Section, category: string): string {
  const path = sectionPath(slug, section)
  if (section !== 'practical') return withQuery(path, { category })
  return `${path}#${category === 'market' ? 'marches' : practicalSectionOf(category)}`
}

const wordsOf = (c: SiteContext): Words => words[c.var.language]

function kindOf({ category, section }: { category: string | null; section: Section }, spoken: Words): string {
  return category ? categoryName(category, spoken) : spoken.t(`section.${section}`)
}

function sectionsAbout(text: string, { t }: Words): { name: string; path: string }[] {
  const all = [
    ...(Object.keys(segments) as Section[]).map((section) => ({
      name: t(`section.${section}`),
      path: segments[section],
    })),
    { name: t('section.map'), path: 'carte' },
  ]
  return all.filter(({ name }) => isAbout(text, [name])).slice(0, 2)
}

/** What people type when they look for a kind of place: "passeport" for the town hall. */
function asksFor(category: string, { maybe }: Words): string[] {
  return (maybe(`suggest.ask.${category}`) ?? '').split(',').map((one) => one.trim())
}
