import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { categoryName } from '../components/category.tsx'
import { sectionPath, townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { agendaFeeds } from '../pages/feeds.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, SiteContext } from '../server/deps.ts'
import { type AskedEmbed, readEmbed } from './asked.ts'
import { elementOf, frameOf } from './codes.ts'

const frameHeight = 640
const choicesOfDays = [7, 14, 30, 60]

/** `/{town}/integrer`: chooses what another site shows of the agenda, and gives the code to copy. */
export async function builderPage(c: SiteContext, deps: Deps) {
  const { town } = c.var
  const [embed, outline] = await Promise.all([readEmbed(c, deps), readOutline(deps.db, town.code)])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'agenda',
    body: <BuilderBody town={town} embed={embed} kinds={kindsOf(embed)} />,
    head: {
      title: t('embed.title'),
      description: t('embed.lead', { town: town.name }),
      canonical: townPath(town.slug, 'integrer'),
      noindex: Object.values(embed.query).some(Boolean),
    },
  })
}

/** Kinds to choose from: those that the coming days have, and those chosen. */
function kindsOf({ announcements, categories }: AskedEmbed): string[] {
  const there = announcements.days.flatMap(({ items }) => items.map(({ category }) => category))
  return [...new Set([...categories, ...there])].filter((one) => one !== null && one !== '') as string[]
}

interface Props {
  town: Pick<TownCard, 'name' | 'slug'> & TownCard
  embed: Pick<AskedEmbed, 'days' | 'filter' | 'query' | 'categories'>
  kinds: string[]
}

export function BuilderBody({ town, embed, kinds }: Props) {
  const { t, to, words, publicUrl, language } = useReader()
  const { days, filter, query, categories } = embed
  const title = t('embed.agendaOf', { town: town.name })
  const framed = withQuery(townPath(town.slug, 'integrer', 'agenda'), query)
  const address = publicUrl + to(withQuery(sectionPath(town.slug, 'agenda'), filter))
  const element = elementOf(
    publicUrl,
    { town: town.slug, ...query, lang: language === 'fr' ? undefined : language },
    { address, title },
  )
  return (
    <>
      <div class="page-head">
        <h1>{t('embed.title')}</h1>
        <p>{t('embed.lead', { town: town.name })}</p>
      </div>
      <form class="report" method="get" action={to(townPath(town.slug, 'integrer'))}>
        <label class="field">
          <span>{t('embed.kind')}</span>
          <select name="category">
            <option value="">{t('embed.allKinds')}</option>
            {categories.length > 1 && (
              <option value={categories.join(',')} selected>
                {categories.map((one) => categoryName(one, words)).join(', ')}
              </option>
            )}
            {kinds.map((one) => (
              <option value={one} selected={categories.length === 1 && categories[0] === one}>
                {categoryName(one, words)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('embed.days')}</span>
          <select name="days">
            {[...new Set([...choicesOfDays, days])]
              .sort((one, other) => one - other)
              .map((one) => (
                <option value={String(one)} selected={one === days}>
                  {t('embed.daysCount', { count: one })}
                </option>
              ))}
          </select>
        </label>
        {(['only', 'autour'] as const).map(
          (name) => filter[name] && <input type="hidden" name={name} value={filter[name]} />,
        )}
        <p class="actions">
          <button class="button" type="submit">
            {t('embed.make')}
          </button>
          <a class="button button--quiet" href={to(framed)}>
            {t('embed.see')}
          </a>
        </p>
      </form>
      <Block id="cadre" title={t('embed.frame')}>
        <Code
          id="code-cadre"
          hint={t('embed.frameHint')}
          code={frameOf(publicUrl + to(framed), title, { height: frameHeight })}
        />
      </Block>
      <Block id="composant" title={t('embed.element')}>
        <Code id="code-composant" hint={t('embed.elementHint')} code={element} />
      </Block>
      <Block id="flux" title={t('embed.feeds')}>
        <p>{t('embed.feedsHint')}</p>
        <ul class="list list--plain">
          {agendaFeeds(town, t, filter).map((feed) => (
            <li>
              <a class="tall" href={feed.href}>
                {feed.title} ({feed.type === 'text/calendar' ? 'iCalendar' : 'RSS'})
              </a>
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}

function Code({ id, hint, code }: { id: string; hint: string; code: string }) {
  const { t } = useReader()
  return (
    <div class="field">
      <label for={id}>{t('embed.copy')}</label>
      <p class="field__hint" id={`${id}-aide`}>
        {hint}
      </p>
      <textarea id={id} class="code" rows={5} readonly spellcheck={false} aria-describedby={`${id}-aide`}>
        {code}
      </textarea>
    </div>
  )
}
