import type { Family } from '@wiker/model'
import type { Dial, RecordLine, RecordPage, Section, TownCard } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { categoryName } from '../components/category.tsx'
import { CategoryFilter } from '../components/filter.tsx'
import { FindInList } from '../components/forms.tsx'
import { Icon } from '../components/icon.tsx'
import { sectionPath, townPath } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { hasText, RecordCard, RecordItem } from '../components/record.tsx'
import { Empty } from '../components/section.tsx'
import { ScopeDial } from '../reading/scope-dial.tsx'

interface Props {
  town: TownCard
  section: Exclude<Section, 'agenda' | 'practical' | 'money'>
  list: RecordPage<RecordLine>
  category?: string | undefined
  text?: string | undefined
  family?: Family | undefined
  alphabet?: boolean | undefined
  dial?: Dial | undefined
}

/** News, deals, directory and heritage: one list, its filter, its pages. */
export function RecordListBody({ town, section, list, category, text, family, alphabet, dial }: Props) {
  const { to, t, words } = useReader()
  const path = sectionPath(town.slug, section)
  const order = alphabet ? 'name' : undefined
  const autour = dial && dial.scope.name !== 'town' ? dial.scope.name : undefined
  const inDirectory = section === 'directory' && Boolean(family || alphabet || category || text)
  const cards = section === 'news' || section === 'deals' || list.items.some(hasText)
  return (
    <>
      {inDirectory && (
        <p class="crumbs">
          <a href={to(path)}>
            <Icon name="back" />
            {t('section.directory')}
          </a>
        </p>
      )}
      <div class="page-head">
        <h1>{family ? t(`family.${family}`) : t(`section.${section}`)}</h1>
        <p>
          {category
            ? t('list.only', { category: categoryName(category, words), count: list.total })
            : inDirectory
              ? t('list.count', { count: list.total })
              : t(`list.intro.${section}`, { town: town.name, count: list.total })}
        </p>
      </div>
      {(section === 'directory' || text) && list.total + (text ? 1 : 0) > 0 && (
        <FindInList path={path} value={text} kept={{ family, category, autour }} />
      )}
      {dial && <ScopeDial dial={dial} path={path} query={{ category, q: text }} />}
      <CategoryFilter path={path} query={{ family, order, q: text, autour }} choices={list.facets} chosen={category} />
      {list.items.length === 0 && (
        <Empty>
          <p>
            <strong>{text || category ? t('empty.filtered') : t(`empty.${section}`, { town: town.name })}</strong>
          </p>
          <p>
            {text || category ? (
              <a class="tall" href={to(path)}>
                {t('filter.all')}
              </a>
            ) : (
              <a class="tall" href={to(townPath(town.slug))}>
                {t('empty.back', { town: town.name })}
              </a>
            )}
          </p>
        </Empty>
      )}
      {cards ? (
        <ul class="cards">
          {list.items.map((line) => (
            <RecordCard line={line} town={town} section={section} level={2} />
          ))}
        </ul>
      ) : (
        <ul class="list list--columns">
          {list.items.map((line) => (
            <RecordItem line={line} town={town} section={section} category={!category} />
          ))}
        </ul>
      )}
      <Pager path={path} query={{ family, order, category, q: text, autour }} page={list.page} pages={list.pages} />
      <BlockCredits credits={creditsOf(list.items)} page={path} />
    </>
  )
}
