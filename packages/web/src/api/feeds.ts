import { readAgendaRecords } from '@wiker/town/agenda/feed.ts'
import { categoriesOfPart, practicalSections } from '@wiker/town/practical/sections.ts'
import { readSectionRecords } from '@wiker/town/records/feed.ts'
import { readDial } from '@wiker/town/towns/scope.ts'
import type { Dial, FeedItem, Scope, Section } from '@wiker/town/types.ts'
import { categoryName } from '../components/category.tsx'
import { sectionPath, segments, withQuery } from '../components/links.ts'
import { words } from '../formatting/words.ts'
import { agendaChoices, askedAgenda, askedAgendaFeed } from '../reading/asked-agenda.ts'
import { scopeInWords } from '../reading/scope-dial.tsx'
import { tellTowns } from '../reading/tell-towns.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { registerEventFile } from './event-file.ts'
import { type FeedFormat, sendFeed } from './send-feed.ts'

/** The formats that suit each list. */
const formats: Record<Section, FeedFormat[]> = {
  agenda: ['ics', 'rss', 'geojson', 'jsonld', 'csv'],
  news: ['rss', 'jsonld'],
  deals: ['rss', 'jsonld'],
  directory: ['geojson', 'jsonld', 'csv'],
  heritage: ['geojson', 'jsonld', 'csv'],
  practical: ['geojson', 'jsonld', 'csv'],
  money: ['jsonld', 'csv'],
}

/** A reader of news wants what is new, not the whole shelf. */
const mostInRss = 50
/** Sections whose pages have a scope dial, besides the agenda. */
const widened: Section[] = ['news', 'deals']

/** Every list with its filter has the same address with `.ics`, `.rss`, `.geojson`, `.jsonld`, `.csv` behind, where the format suits it. */
export function registerFeeds(site: Site, deps: Deps): void {
  for (const [section, suffixes] of Object.entries(formats) as [Section, FeedFormat[]][]) {
    const file = `${segments[section]}\\.(?:${suffixes.join('|')})`
    site.get(`/:town/:file{${file}}`, (c) => feed(c, deps, section, suffixOf(c.req.param('file')!)))
  }
  registerEventFile(site, deps)
}

async function feed(c: SiteContext, deps: Deps, section: Section, format: FeedFormat): Promise<Response> {
  const { town, language } = c.var
  const filter = filterOf(c)
  const page = localPath(language, withQuery(sectionPath(town.slug, section), filter))
  const dial = await readDial(deps.db, { town, asked: filter.autour })
  tellTowns(c, dial.scope)
  return sendFeed(c, deps, {
    format,
    items: await readItems(c, deps, section, format, dial.scope),
    title: titleOf(c, section, dial),
    page,
    fileName: `${town.slug}-${segments[section]}.${format}`,
  })
}

async function readItems(
  c: SiteContext,
  deps: Deps,
  section: Section,
  format: FeedFormat,
  scope: Scope,
): Promise<FeedItem[]> {
  const { town, today } = c.var
  const filter = filterOf(c)
  const { category, q, part, year } = filter
  if (section === 'agenda') {
    const asked = askedAgendaFeed((name) => filter[name as keyof typeof filter], today)
    const items = await readAgendaRecords(deps.db, { ...agendaChoices(asked), town, scope, today })
    return format === 'rss' ? items.slice(0, mostInRss) : items
  }
  const asked = practicalSections.find((one) => one === part)
  return readSectionRecords(deps.db, {
    town,
    ...(widened.includes(section) && { scope }),
    today,
    section,
    category: category ?? null,
    text: q ?? null,
    ...(section === 'practical' && asked && { categories: categoriesOfPart(asked) }),
    ...(year && /^\d{4}$/.test(year) && { year: Number(year) }),
    ...(format === 'rss' && { limit: mostInRss }),
  })
}

const filterNames = ['category', 'q', 'part', 'year', 'only', 'when', 'from', 'to', 'autour'] as const

/** The filter on the screen, as the page's own address has it. */
function filterOf(c: SiteContext): Partial<Record<(typeof filterNames)[number], string>> {
  return Object.fromEntries(
    filterNames.flatMap((name) => (c.req.query(name) ? [[name, c.req.query(name)!.trim().slice(0, 200)]] : [])),
  )
}

/** "Agenda de Savenay et à 5 km autour – Concert, gratuit": what a calendar shows among others must say what it holds. */
function titleOf(c: SiteContext, section: Section, dial: Dial): string {
  const spoken = words[c.var.language]
  const filter = filterOf(c)
  const { categories, traits } = askedAgenda((name) => filter[name as keyof typeof filter], c.var.today)
  const isWider = section === 'agenda' || widened.includes(section)
  const town = isWider ? scopeInWords(dial, spoken) : c.var.town.name
  const name =
    section === 'agenda' ? spoken.t('agenda.feedTitle', { town }) : `${spoken.t(`section.${section}`)} – ${town}`
  const said = [
    ...categories.map((category) => categoryName(category, spoken)),
    ...(section === 'agenda' ? traits.map((trait) => spoken.t(`trait.${trait}`)) : []),
  ]
  return said.length > 0 ? `${name} – ${said.join(', ')}` : name
}

const suffixOf = (file: string) => file.slice(file.lastIndexOf('.') + 1) as FeedFormat
