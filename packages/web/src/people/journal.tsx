import {
  type JournalKind,
  type JournalLine,
  journalKinds,
  journalPage,
  readJournal,
} from '@wiker/town/people/journal.ts'
import { withQuery } from '../components/links.ts'
import { Pager } from '../components/pager.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { momentInWords } from '../formatting/moment.ts'
import { asked, askedPage, show, wordsFor } from '../pages/show.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { signInFirst } from './guard.tsx'
import type { PeopleDeps } from './people-deps.ts'

const address = '/compte/journal'

/** `/compte/journal`: everything done in somebody's name, and what others did with her texts. */
export function registerJournal(site: Site, deps: PeopleDeps): void {
  site.get(address, (c) => journalPageOf(c, deps))
}

async function journalPageOf(c: SiteContext, deps: PeopleDeps) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  const kind = journalKinds.find((one) => one === asked(c, 'quoi'))
  const page = askedPage(c)
  const { lines, count } = await readJournal(deps.people.db, person.id, { kind, page })
  const pages = Math.max(page, Math.ceil(count / journalPage))
  return show(c, deps, {
    body: <JournalBody lines={lines} kind={kind} page={page} pages={pages} />,
    head: { title: wordsFor(c).t('journal.title'), noindex: true },
  })
}

interface Props {
  lines: JournalLine[]
  kind?: JournalKind | undefined
  page: number
  pages: number
}

export function JournalBody({ lines, kind, page, pages }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('journal.title')}</h1>
        <p>{t('journal.lead')}</p>
      </div>
      <nav class="tabs" aria-label={t('journal.filter')}>
        <a href={to(address)} aria-current={kind ? undefined : 'page'}>
          {t('journal.kind.all')}
        </a>
        {journalKinds.map((one) => (
          <a href={to(withQuery(address, { quoi: one }))} aria-current={kind === one ? 'page' : undefined}>
            {t(`journal.kind.${one}`)}
          </a>
        ))}
      </nav>
      {lines.length === 0 && (
        <Empty>
          <p>{t('journal.none')}</p>
        </Empty>
      )}
      <JournalLines lines={lines} />
      <Pager path={address} query={{ quoi: kind }} page={page} pages={pages} />
    </>
  )
}

export function JournalLines({ lines }: { lines: JournalLine[] }) {
  const { t, words } = useReader()
  return (
    <ul class="list">
      {lines.map(({ action, at, town, townName, name, own, role }) => (
        <li>
          <p class="list__name">
            {words.maybe(own ? `deed.${action}` : `journal.done.${action}`) ?? t('journal.other')}
          </p>
          <p class="line__facts">
            <span>{momentInWords(at, { timezone: networkTimezone }, words)}</span>
            {town && <span>{townName ?? town}</span>}
            {name && <span>{name}</span>}
            {!own && <span>{words.maybe(`journal.by.${role}`) ?? t('journal.by.other')}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
