import { Prose } from '../components/prose.tsx'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import type { MessageKey } from '../formatting/words.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site } from '../server/deps.ts'

/** Each time the rules change a line is added: what applied on a day can be told. */
export const termsVersions = [{ number: 1, since: '2026-11-23' }] as const

const pages = {
  terms: ['who', 'forbidden', 'moderation', 'reasons', 'appeal', 'ranking', 'merchants', 'contact', 'change'],
  privacy: ['reading', 'audience', 'account', 'report', 'kept', 'rights'],
} as const
type Page = keyof typeof pages

/** `/conditions`: the rules in plain words, who decides and how lists are sorted (DSA, articles 14 and 27); `/confidentialite`. */
export function registerTerms(site: Site, deps: Deps): void {
  for (const [path, page] of [
    ['/conditions', 'terms'],
    ['/confidentialite', 'privacy'],
  ] as const) {
    site.get(path, (c) => {
      const { t } = wordsFor(c)
      return show(c, deps, {
        body: <RulesBody page={page} said={sayings[c.req.query('fait') ?? '']} />,
        head: { title: t(`order.${page}.title`), description: t(`order.${page}.lead`) },
      })
    })
  }
}

const sayings: Record<string, 'audience.out' | 'audience.in'> = { non: 'audience.out', oui: 'audience.in' }

export function RulesBody({ page, said }: { page: Page; said?: 'audience.out' | 'audience.in' | undefined }) {
  const { t, to, words } = useReader()
  const version = termsVersions.at(-1)!
  return (
    <>
      <div class="page-head">
        <h1>{t(`order.${page}.title`)}</h1>
        <p>{t(`order.${page}.lead`)}</p>
        {page === 'terms' && (
          <p class="list__facts">
            {t('order.terms.version', { number: version.number, date: plainDay(version.since, words) })}
          </p>
        )}
      </div>
      {said && page === 'privacy' && (
        <p class="notice" role="status">
          {t(said)}
        </p>
      )}
      <div class="prose">
        {pages[page].map((part) => (
          <>
            <h2>{t(`order.${page}.${part}.title` as MessageKey)}</h2>
            <Prose text={t(`order.${page}.${part}.text` as MessageKey)} />
          </>
        ))}
      </div>
      {page === 'privacy' && (
        <form class="actions" method="post" action={to('/confidentialite/mesure')}>
          <button class="button button--quiet" type="submit" name="mesure" value="non">
            {t('audience.optOut')}
          </button>
          <button class="button button--quiet" type="submit" name="mesure" value="oui">
            {t('audience.optIn')}
          </button>
        </form>
      )}
      <p class="actions">
        <a class="tall" href={to('/signaler')}>
          {t('report.link')}
        </a>
        <a class="tall" href={to('/mentions-legales')}>
          {t('legal.title')}
        </a>
      </p>
    </>
  )
}
