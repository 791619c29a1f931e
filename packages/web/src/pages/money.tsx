import { readMoney } from '@wiker/town/money/read.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import { sectionPath, withQuery } from '../components/links.ts'
import type { SiteContext } from '../server/deps.ts'
import { MoneyBody } from './money-body.tsx'
import { asked, askedPage, type PageDeps, show, wordsFor } from './show.tsx'

export async function moneyPage(c: SiteContext, deps: PageDeps) {
  const { town } = c.var
  const year = Number(asked(c, 'year')) || null
  const [money, outline] = await Promise.all([
    readMoney(deps.db, { town, year, text: asked(c, 'q'), page: askedPage(c) }),
    readOutline(deps.db, town.code),
  ])
  const { t } = wordsFor(c)
  return show(c, deps, {
    town,
    outline,
    section: 'money',
    body: <MoneyBody town={town} money={money} />,
    head: {
      title: t('section.money'),
      description: t('money.intro', { town: town.name }),
      canonical: withQuery(sectionPath(town.slug, 'money'), { year }),
      noindex: money.total === 0,
    },
  })
}
