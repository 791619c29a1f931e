import { type Claim, claimsWaiting } from '@wiker/town/pages/claims.ts'
import { type Objection, openObjections } from '@wiker/town/pages/objections.ts'
import { pagesOfTown } from '@wiker/town/pages/read.ts'
import { type RecordPlace, readRecordPlace } from '@wiker/town/pages/record-of.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { PagesDeps } from './deps.ts'
import { ClaimCard, ObjectionCard } from './desk-cards.tsx'
import { KeptPage } from './desk-page-line.tsx'

/** `/bureau/blain/pages`: who asks for a page, who says that an event is not theirs, and the pages there are. */
export function registerDeskPages(site: Site, deps: PagesDeps): void {
  site.get('/bureau/:slug/pages', (c) => deskPagesPage(c, deps))
}

const sentences = {
  acceptee: 'deskPages.accepted',
  refusee: 'deskPages.refused',
  change: 'deskPages.changed',
  fermee: 'deskPages.closed',
  tranche: 'deskPages.settled',
  deja: 'deskPages.already',
} as const

export async function deskPagesPage(c: SiteContext, deps: PagesDeps, problem?: { claim: number; sentence: string }) {
  const given = await deskTown(c, deps, 'page.verify')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const [claims, objections, pages] = await Promise.all([
    claimsWaiting(db, town.code),
    openObjections(db, town.code),
    pagesOfTown(db, town.code),
  ])
  const things = [...claims, ...pages].flatMap(({ thing }) => thing ?? []).concat(objections.map(({ thing }) => thing))
  const places = await readRecordPlace(db, things)
  const { t } = wordsFor(c)
  const said = saidOf(c, sentences)
  return show(c, deps, {
    body: (
      <DeskPagesBody
        town={town}
        claims={claims}
        objections={objections}
        pages={pages}
        places={places}
        said={said && t(said)}
        problem={problem}
      />
    ),
    head: { title: t('deskPages.title', { town: town.name }), noindex: true },
    ...(problem && { status: 422 as const }),
  })
}

export interface DeskPagesProps {
  town: TownCard
  claims: Claim[]
  objections: Objection[]
  pages: (Page & { members: number })[]
  /** Where the record of each thing is. */
  places: Map<string, RecordPlace>
  said?: string | undefined
  problem?: { claim: number; sentence: string } | undefined
}

export function DeskPagesBody({ town, claims, objections, pages, places, said, problem }: DeskPagesProps) {
  const { t } = useReader()
  return (
    <>
      <DeskHead
        title={t('deskPages.title', { town: town.name })}
        lead={t('deskPages.lead')}
        said={said}
        wrong={problem?.sentence}
        wrongAt={problem && `demande-${problem.claim}`}
      />
      <Block id="demandes" title={t('deskPages.claims', { count: claims.length })}>
        {claims.length === 0 && (
          <Empty>
            <p>{t('deskPages.noClaims')}</p>
          </Empty>
        )}
        <ul class="list">
          {claims.map((claim) => (
            <ClaimCard
              town={town}
              claim={claim}
              place={claim.thing ? places.get(claim.thing) : undefined}
              problem={problem?.claim === claim.id ? problem.sentence : undefined}
            />
          ))}
        </ul>
      </Block>
      {objections.length > 0 && (
        <Block id="pas-a-nous" title={t('deskPages.objections', { count: objections.length })}>
          <ul class="list">
            {objections.map((objection) => (
              <ObjectionCard town={town} objection={objection} place={places.get(objection.thing)} />
            ))}
          </ul>
        </Block>
      )}
      <Block id="pages" title={t('deskPages.pages', { count: pages.length })}>
        <ul class="list">
          {pages.map((page) => (
            <KeptPage town={town} page={page} place={page.thing ? places.get(page.thing) : undefined} />
          ))}
        </ul>
      </Block>
    </>
  )
}
