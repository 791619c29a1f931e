import type { TownMatch } from '@wiker/town/types.ts'
import type { Child } from 'hono/jsx'
import { FindInTown, FindTown } from '../components/forms.tsx'
import { sectionPath, townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import type { ErrorPages } from '../server/deps.ts'
import { FoundTowns } from './found-towns.tsx'
import { show, wordsFor } from './show.tsx'

export const errorPages: ErrorPages = {
  notFound: (c, deps) =>
    show(c, deps, {
      town: c.var.town,
      status: 404,
      head: { title: wordsFor(c).t('error.notFound'), noindex: true },
      body: <NotFound town={c.var.town} />,
    }),

  unknownTown: (c, deps, { slug, known, near }) =>
    show(c, deps, {
      status: 404,
      head: { title: wordsFor(c).t('error.unknownTown'), noindex: true },
      body: <UnknownTown slug={slug} found={[...near, ...known]} />,
    }),

  failure: (c, deps) =>
    show(c, deps, {
      town: c.var.town,
      status: 500,
      head: { title: wordsFor(c).t('error.failure'), noindex: true },
      body: <Failure />,
    }),
}

export function NotFound({ town }: { town: { slug: string; name: string } | undefined }) {
  const { to, t } = useReader()
  return (
    <Message title={t('error.notFound')}>
      <p>{t('error.notFoundText')}</p>
      {town ? (
        <>
          <p>
            <a class="tall" href={to(townPath(town.slug))}>
              {t('empty.back', { town: town.name })}
            </a>{' '}
            <a class="tall" href={to(sectionPath(town.slug, 'agenda'))}>
              {t('home.allAgenda')}
            </a>
          </p>
          <FindInTown town={town} />
        </>
      ) : (
        <FindTown />
      )}
    </Message>
  )
}

function UnknownTown({ slug, found }: { slug: string; found: TownMatch[] }) {
  const { t } = useReader()
  return (
    <>
      <Message title={t('error.unknownTown')}>
        <p>{t('error.unknownTownText')}</p>
        <FindTown value={slug.replaceAll('-', ' ')} />
      </Message>
      {found.length > 0 && <FoundTowns text={slug.replaceAll('-', ' ')} found={found} />}
    </>
  )
}

export function Failure() {
  const { t } = useReader()
  return (
    <Message title={t('error.failure')}>
      <p>{t('error.failureText')}</p>
    </Message>
  )
}

function Message({ title, children }: { title: string; children?: Child }) {
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
      </div>
      <Empty>{children}</Empty>
    </>
  )
}
