import { claimsOfPage } from '@wiker/town/pages/claims.ts'
import { type Naming, readNamings } from '@wiker/town/pages/namings.ts'
import { type PartnerAsked, partnersAsked } from '@wiker/town/pages/partners.ts'
import { readRecordPlace } from '@wiker/town/pages/record-of.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import type { Publication, PublicationState } from '@wiker/town/publishing/types.ts'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { PagesDeps } from './deps.ts'
import { NamingsBlock } from './namings.tsx'
import { ownPage } from './own-page.ts'
import { PartnerCard } from './partner-card.tsx'
import { PublicationLine } from './publication-line.tsx'
import { SpaceHead } from './space-head.tsx'
import { MayPublish } from './subscribe-first.tsx'

/** `/mon-espace/7`: what a page published, and what is on its way. */
export function registerPageHome(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page{[0-9]+}', (c) => pageHome(c, deps))
}

const said = {
  ouverte: 'pageHome.opened',
  bienvenue: 'pageHome.welcome',
  retire: 'pageHome.withdrawn',
  accepte: 'pageHome.partnerAccepted',
  decline: 'pageHome.partnerRefused',
  conteste: 'pageHome.objected',
  programme: 'pageHome.programme',
} as const

async function pageHome(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const { page, town } = given
  const { db } = deps.people
  const scope = { town: page.town, page: page.id }
  const owner = capacityFor(c.var.grants ?? [], 'page.edit', scope) !== undefined
  const [publications, asked, together, claims, places, namings] = await Promise.all([
    publicationsOf(db, { page: page.id }, { limit: 200 }),
    partnersAsked(db, page.id),
    partnersAsked(db, page.id, 'accepted'),
    owner ? claimsOfPage(db, page.id) : [],
    readRecordPlace(db, page.thing ? [page.thing] : []),
    owner ? readNamings(db, page, c.var.today) : [],
  ])
  const place = page.thing ? places.get(page.thing) : undefined
  const { t } = wordsFor(c)
  const done = said[(c.req.query('fait') ?? '') as keyof typeof said]
  const count = Number(c.req.query('n')) || 0
  return show(c, deps, {
    town,
    body: (
      <PageHomeBody
        page={page}
        owner={owner}
        address={place && recordPath(place.townSlug, place.section, place.path)}
        publications={publications}
        asked={asked}
        together={together}
        claims={claims.length}
        namings={namings}
        said={done && t(done, { count })}
      />
    ),
    head: { title: page.name, noindex: true },
  })
}

export interface PageHomeProps {
  page: Page
  owner: boolean
  /** Of the page that readers see. */
  address: string | undefined
  publications: Publication[]
  asked: PartnerAsked[]
  /** What it does with others, and said so. */
  together: PartnerAsked[]
  claims: number
  /** Announcements of others that name it. */
  namings: Naming[]
  said?: string | undefined
}

/** In the order in which they want a hand. */
const groups: {
  name: 'waiting' | 'drafts' | 'refused' | 'scheduled' | 'online' | 'withdrawn'
  states: PublicationState[]
}[] = [
  { name: 'refused', states: ['refused'] },
  { name: 'drafts', states: ['draft'] },
  { name: 'waiting', states: ['waiting', 'quarantined', 'unconfirmed'] },
  { name: 'scheduled', states: ['scheduled'] },
  { name: 'online', states: ['published'] },
  { name: 'withdrawn', states: ['withdrawn'] },
]

export function PageHomeBody(props: PageHomeProps) {
  const { page, owner, address, publications, asked, together, claims, namings, said } = props
  const { t, to, sells } = useReader()
  const base = `/mon-espace/${page.id}`
  return (
    <>
      <SpaceHead first title={page.name} lead={t('pageHome.lead')} said={said} />
      <MayPublish page={page} />
      <p class="actions">
        <a class="button" href={to(`${base}/ecrire/evenement`)}>
          {t('pageHome.newEvent')}
        </a>
        <a class="button button--quiet" href={to(`${base}/ecrire/actualite`)}>
          {t('pageHome.newArticle')}
        </a>
        {page.kind === 'merchant' && (
          <a class="button button--quiet" href={to(`${base}/ecrire/bon-plan`)}>
            {t('pageHome.newOffer')}
          </a>
        )}
        <a class="button button--quiet" href={to(`${base}/programme`)}>
          {t('pageHome.season')}
        </a>
      </p>
      <ul class="list list--plain">
        {address && (
          <li>
            <a class="tall" href={to(address)}>
              {t('pageHome.see')}
            </a>
          </li>
        )}
        {owner && page.thing && (
          <li>
            <a class="tall" href={to(`${base}/fiche`)}>
              {t('pageHome.edit')}
            </a>
          </li>
        )}
        <li>
          <a class="tall" href={to(`${base}/membres`)}>
            {t('pageHome.members', { count: claims })}
          </a>
        </li>
        <li>
          <a class="tall" href={to(`${base}/envois`)}>
            {t('meet.tellings.link')}
          </a>
        </li>
        {owner && sells && page.kind === 'merchant' && (
          <li>
            <a class="tall" href={to(`${base}/abonnement`)}>
              {t('subscription.mine.title')}
            </a>
          </li>
        )}
        {page.kind === 'merchant' && (
          <li>
            <a class="tall" href={to(`${base}/bons`)}>
              {t('pageHome.coupons')}
            </a>
          </li>
        )}
        {page.kind !== 'merchant' && (
          <li>
            <a class="tall" href={to(`${base}/lectures`)}>
              {t('reach.own.title')}
            </a>
          </li>
        )}
        {page.kind === 'merchant' && (
          <li>
            <a class="tall" href={to(`${base}/preuve`)}>
              {t('worth.link')}
            </a>
          </li>
        )}
      </ul>
      {asked.length > 0 && (
        <Block id="ensemble" title={t('pageHome.asked')}>
          <ul class="list">
            {asked.map((one) => (
              <PartnerCard page={page} asked={one} />
            ))}
          </ul>
        </Block>
      )}
      {publications.length === 0 && (
        <Empty>
          <p>{t('pageHome.nothing')}</p>
        </Empty>
      )}
      {groups.map(({ name, states }) => {
        const some = publications.filter(({ state }) => states.includes(state))
        if (some.length === 0) return null
        return (
          <Block id={name} title={t(`pageHome.group.${name}`, { count: some.length })}>
            <ul class="list">
              {some.map((publication) => (
                <PublicationLine publication={publication} path={`${base}/textes/${publication.id}`} />
              ))}
            </ul>
          </Block>
        )
      })}
      {together.length > 0 && (
        <Block id="avec-d-autres" title={t('pageHome.together')}>
          <ul class="list">
            {together.map((one) => (
              <PartnerCard page={page} asked={one} said="yes" />
            ))}
          </ul>
        </Block>
      )}
      <NamingsBlock page={page} namings={namings} />
    </>
  )
}
