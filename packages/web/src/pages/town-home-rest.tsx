import { type Family, families, familyOf } from '@wiker/model'
import type { CategoryCount, TownHome } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { sectionPath, townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { hasText, RecordCard, RecordItem } from '../components/record.tsx'
import { Block } from '../components/section.tsx'
import { amount } from '../formatting/quantities.ts'

export function HeritagePick({ home }: { home: TownHome }) {
  const { to, t } = useReader()
  if (home.heritage.length === 0) return null
  const told = home.heritage.some(hasText)
  const shown = home.heritage.slice(0, told ? 3 : 4)
  return (
    <Block
      title={t('home.heritage')}
      id="patrimoine"
      more={{ href: to(sectionPath(home.town.slug, 'heritage')), text: t('home.allHeritage') }}
    >
      {told ? (
        <ul class="cards">
          {shown.map((line) => (
            <RecordCard line={line} town={home.town} section="heritage" />
          ))}
        </ul>
      ) : (
        <ul class="list list--columns">
          {shown.map((line) => (
            <RecordItem line={line} town={home.town} section="heritage" />
          ))}
        </ul>
      )}
      <BlockCredits credits={creditsOf(shown)} page={`${townPath(home.town.slug)}#patrimoine`} />
    </Block>
  )
}

/** The directory by family, as its own page is. */
export function DirectoryIndex({ home }: { home: TownHome }) {
  const { to, t } = useReader()
  const path = to(sectionPath(home.town.slug, 'directory'))
  if (home.directory.length === 0) return null
  return (
    <Block
      title={t('section.directory')}
      id="annuaire"
      more={{ href: path, text: t('home.allDirectory', { count: home.counts.directory }) }}
    >
      <ul class="chips">
        {familiesOf(home.directory).map(({ family, count }) => (
          <li>
            <a class="chip" href={withQuery(path, { family })}>
              {t(`family.${family}`)} <span class="count">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </Block>
  )
}

function familiesOf(counts: CategoryCount[]): { family: Family; count: number }[] {
  return families
    .map((family) => {
      const own = counts.filter(({ category }) => familyOf(category) === family)
      return { family, count: own.reduce((sum, { count }) => sum + count, 0) }
    })
    .filter(({ count }) => count > 0)
}

export function MoneyLine({ home }: { home: TownHome }) {
  const { to, t, words } = useReader()
  if (!home.money) return null
  const { year, count, amount: sum, credits } = home.money
  return (
    <Block
      title={t('section.money')}
      id="subventions"
      more={{ href: to(sectionPath(home.town.slug, 'money')), text: t('home.allMoney') }}
    >
      <p class="prose">{t('home.money', { year: String(year), count, amount: amount(sum, words) })}</p>
      <BlockCredits credits={credits} page={`${townPath(home.town.slug)}#subventions`} />
    </Block>
  )
}
