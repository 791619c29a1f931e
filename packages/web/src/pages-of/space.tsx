import { type Claim, claimsOfPage, claimsOfPerson } from '@wiker/town/pages/claims.ts'
import { withdrawClaim } from '@wiker/town/pages/decide-claim.ts'
import { partnersAsked } from '@wiker/town/pages/partners.ts'
import { pagesOfPerson } from '@wiker/town/pages/read.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { publicationsOf } from '@wiker/town/publishing/read.ts'
import type { Publication, PublicationState } from '@wiker/town/publishing/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import { signInFirst } from '../people/guard.tsx'
import { isProposal } from '../publish/follow.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { PublicationLine } from './publication-line.tsx'
import { SpaceHead } from './space-head.tsx'

/** `/mon-espace`: the pages one belongs to, what one asked for, and what one proposed by oneself. */
export function registerSpace(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace', (c) => spacePage(c, deps))
  site.post('/mon-espace', ownFormsOnly(deps), (c) => withdraw(c, deps))
}

async function spacePage(c: SiteContext, deps: PagesDeps) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  const { db } = deps.people
  const [pages, claims, own] = await Promise.all([
    pagesOfPerson(db, person.id),
    claimsOfPerson(db, person.id),
    publicationsOf(db, { author: person.id }, { limit: 30 }),
  ])
  const { t } = wordsFor(c)
  const done = ({ quittee: 'space.left', fermee: 'deskPages.closed' } as const)[c.req.query('fait') ?? '']
  return show(c, deps, {
    body: (
      <SpaceBody
        pages={await Promise.all(pages.map(async (page) => ({ ...page, todo: await todoOf(db, page) })))}
        claims={claims}
        own={own.filter((publication) => !publication.page)}
        said={done && t(done)}
      />
    ),
    head: { title: t('space.title'), noindex: true },
  })
}

async function withdraw(c: SiteContext, deps: PagesDeps) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  const field = await readForm(c)
  if (field instanceof Response) return field
  await withdrawClaim(deps.people.db, Number(field('demande')), person.id, deps.clock())
  return c.redirect(localPath(c.var.language, withQuery('/mon-espace', {})), 303)
}

const todos = ['asked', 'claims', 'refused', 'drafts', 'waiting'] as const

/** What wants a hand on a page, or waits for another's: how many of each. */
export type Todo = Record<(typeof todos)[number], number>

async function todoOf(db: PagesDeps['people']['db'], { id, role }: Page & { role: 'member' | 'owner' }): Promise<Todo> {
  const [written, asked, claims] = await Promise.all([
    publicationsOf(db, { page: id }, { limit: 200 }),
    partnersAsked(db, id),
    role === 'owner' ? claimsOfPage(db, id) : [],
  ])
  const inState = (...states: PublicationState[]) => written.filter(({ state }) => states.includes(state)).length
  return {
    asked: asked.length,
    claims: claims.length,
    refused: inState('refused'),
    drafts: inState('draft'),
    waiting: inState('waiting', 'quarantined'),
  }
}

interface SpaceProps {
  pages: (Page & { role: 'member' | 'owner'; todo: Todo })[]
  claims: Claim[]
  /** What the person wrote in nobody's name but their own. */
  own: Publication[]
  said?: string | undefined
}

export function SpaceBody({ pages, claims, own, said }: SpaceProps) {
  const { t, to, sells } = useReader()
  return (
    <>
      <SpaceHead title={t('space.title')} lead={t('space.lead')} said={said} />
      <Block id="pages" title={t('space.pages')}>
        {pages.length === 0 && (
          <Empty>
            <p>{t('space.noPage')}</p>
          </Empty>
        )}
        <ul class="list">
          {pages.map((page) => (
            <li>
              <p class="list__name">
                <a href={to(`/mon-espace/${page.id}`)}>{page.name}</a>
              </p>
              <p class="line__facts">
                <span>{t(`pageKind.${page.kind}`)}</span>
                <span>{t(`members.role.${page.role}`)}</span>
              </p>
              <p class="line__facts">
                {todos.map(
                  (what) =>
                    page.todo[what] > 0 && <strong>{t(`space.todo.${what}`, { count: page.todo[what] })}</strong>,
                )}
              </p>
            </li>
          ))}
        </ul>
        <p class="actions">
          <a class={pages.length === 0 ? 'button' : 'button button--quiet'} href={to('/demander-sa-page')}>
            {t('space.ask')}
          </a>
          {sells && (
            <a class="button button--quiet" href={to('/mon-espace/factures')}>
              {t('subscription.invoices')}
            </a>
          )}
        </p>
      </Block>
      {claims.length > 0 && (
        <Block id="demandes" title={t('space.claims')}>
          <ul class="list">
            {claims.map((claim) => (
              <li>
                <p class="list__name">{claim.name}</p>
                {claim.decision === 'refused' ? (
                  <p>{t('space.claimRefused', { reason: claim.reason ?? '' })}</p>
                ) : (
                  <>
                    <p>{claim.sentTo ? t('space.claimLink', { email: claim.sentTo }) : t('space.claimWaits')}</p>
                    <form method="post" action={to('/mon-espace')}>
                      <input type="hidden" name="demande" value={String(claim.id)} />
                      <button class="button button--quiet" type="submit">
                        {t('space.withdrawClaim')}
                      </button>
                    </form>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Block>
      )}
      {own.length > 0 && (
        <Block id="propositions" title={t('space.own')}>
          <ul class="list">
            {own.map((publication) => (
              <PublicationLine
                publication={publication}
                path={isProposal(publication) ? `/proposer/a-moi/${publication.id}` : undefined}
              />
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}
