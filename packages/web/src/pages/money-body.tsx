import type { MoneyPage, TownCard } from '@wiker/town/types.ts'
import { BlockCredits, creditsOf } from '../components/block-credits.tsx'
import { recordPath, sectionPath, withQuery } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { readableName } from '../formatting/names.ts'
import { amount } from '../formatting/quantities.ts'

export function MoneyBody({ town, money }: { town: TownCard; money: MoneyPage }) {
  const { to, t, words } = useReader()
  const path = sectionPath(town.slug, 'money')
  return (
    <>
      <div class="page-head">
        <h1>{t('section.money')}</h1>
        <p>{t('money.intro', { town: town.name })}</p>
      </div>
      {money.years.length > 0 && (
        <nav class="tabs" aria-label={t('money.years')}>
          {money.years.map(({ year }) => (
            <a href={to(withQuery(path, { year }))} aria-current={year === money.year ? 'page' : undefined}>
              {year}
            </a>
          ))}
        </nav>
      )}
      {money.items.length === 0 ? (
        <Empty>
          <p>{t('empty.money', { town: town.name })}</p>
        </Empty>
      ) : (
        <table class="table">
          <caption class="visually-hidden">{t('section.money')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('money.beneficiary')}</th>
              <th scope="col" class="number">
                {t('money.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {money.items.map((line) => (
              <tr>
                <td>
                  <a href={to(recordPath(town.slug, 'money', line.path))}>
                    {readableName(line.beneficiary ?? line.name)}
                  </a>
                  {line.beneficiary && line.beneficiary !== line.name && <span class="list__facts"> {line.name}</span>}
                </td>
                <td class="number">{line.amount === null ? '' : amount(line.amount, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager path={path} query={{ year: money.year }} page={money.page} pages={money.pages} />
      <BlockCredits credits={creditsOf(money.items)} page={path} />
    </>
  )
}
