import { readTellings, type TellingLine } from '@wiker/town/meeting/telling/log.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import { ownPage } from '../pages-of/own-page.ts'
import { SpaceHead } from '../pages-of/space-head.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { MeetDeskDeps } from './desk-routes.ts'
import { TellingList } from './desk-tellings.tsx'

/** `/mon-espace/{page}/envois`: how many people were told of what the page published. */
export function registerPageTellings(site: Site, deps: MeetDeskDeps): void {
  site.get('/mon-espace/:page/envois', (c) => tellingsPage(c, deps))
}

async function tellingsPage(c: SiteContext, deps: MeetDeskDeps) {
  const given = await ownPage(c, deps, 'telling.see')
  if (given instanceof Response) return given
  const { page, town } = given
  const lines = await readTellings(deps.people.db, page.town, { page: page.id })
  return show(c, deps, {
    body: <PageTellingsBody page={page} timezone={town.timezone} lines={lines} />,
    head: { title: wordsFor(c).t('meet.tellings.page'), noindex: true },
  })
}

interface Props {
  page: Pick<Page, 'id' | 'name'>
  timezone: string
  lines: TellingLine[]
}

export function PageTellingsBody({ page, timezone, lines }: Props) {
  const { t } = useReader()
  return (
    <>
      <SpaceHead page={page} title={t('meet.tellings.page')} lead={t('meet.tellings.lead')} />
      {lines.length === 0 ? (
        <Empty>
          <p>{t('meet.tellings.none')}</p>
        </Empty>
      ) : (
        <TellingList lines={lines} timezone={timezone} />
      )}
    </>
  )
}
