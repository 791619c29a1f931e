import { type Claim, claimsOfPage, readClaim } from '@wiker/town/pages/claims.ts'
import { isLastOwner } from '@wiker/town/pages/close.ts'
import { answerClaim } from '@wiker/town/pages/decide-claim.ts'
import { type Invitation, invite, openInvitations, withdrawInvitation } from '@wiker/town/pages/invite.ts'
import { changeRole, type Member, type MemberChange, membersOf, removeMember } from '@wiker/town/pages/members.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { z } from 'zod'
import { withQuery } from '../components/links.ts'
import type { Words } from '../formatting/words.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { claimAnswerMail, invitationMail } from './letters.tsx'
import { MembersBody } from './members-body.tsx'
import { type OwnPage, ownPage } from './own-page.ts'

/** `/mon-espace/7/membres`: who writes in the name of a page. Its members see it, its owners change it, and anybody may leave. */
export function registerMembers(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page/membres', (c) => membersPage(c, deps))
  site.post('/mon-espace/:page/membres', ownFormsOnly(deps), (c) => change(c, deps))
  site.post('/mon-espace/:page/quitter', ownFormsOnly(deps), (c) => leave(c, deps))
}

export interface MembersProps {
  page: Page
  /** Who looks at it. */
  person: string
  mayChange: boolean
  /** Nobody but who looks at it answers for the page: they may close it. */
  mayClose: boolean
  members: Member[]
  invitations: Invitation[]
  claims: Claim[]
  said?: string | undefined
  problem?: string | undefined
  typed?: { email: string; role: string } | undefined
}

const said = {
  invite: 'members.invited',
  retire: 'members.removed',
  change: 'members.changed',
  annule: 'members.withdrawn',
  accepte: 'members.accepted',
  refuse: 'members.refused',
} as const

async function membersPage(c: SiteContext, deps: PagesDeps, more: Partial<MembersProps> = {}) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const { page, town, acting } = given
  const { db } = deps.people
  const mayChange = capacityFor(c.var.grants ?? [], 'page.members', { town: page.town, page: page.id }) !== undefined
  const [members, invitations, claims, mayClose] = await Promise.all([
    membersOf(db, page.id),
    mayChange ? openInvitations(db, page.id, deps.clock()) : [],
    mayChange ? claimsOfPage(db, page.id) : [],
    isLastOwner(db, page.id, acting.person.id),
  ])
  const { t } = wordsFor(c)
  const done = said[(c.req.query('fait') ?? '') as keyof typeof said]
  return show(c, deps, {
    town,
    body: (
      <MembersBody
        page={page}
        person={acting.person.id}
        mayChange={mayChange}
        mayClose={mayClose}
        members={members}
        invitations={invitations}
        claims={claims}
        said={done && t(done)}
        {...more}
      />
    ),
    head: { title: t('members.title', { name: page.name }), noindex: true },
    ...(more.problem && { status: 422 as const }),
  })
}

async function change(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'page.members')
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const words = wordsFor(c)
  const outcome = await act(deps, given, field, words)
  if ('problem' in outcome) return membersPage(c, deps, outcome)
  return c.redirect(
    localPath(c.var.language, withQuery(`/mon-espace/${given.page.id}/membres`, { fait: outcome.done })),
    303,
  )
}

type Outcome = { done: keyof typeof said } | { problem: string; typed?: { email: string; role: string } }

/** A button says `inviter`, `retirer.<person>`, `proprietaire.<person>`, `membre.<person>`, `annuler.<invitation>`, `accepter.<claim>`, `refuser.<claim>`. */
async function act(deps: PagesDeps, { page, acting }: OwnPage, field: Fields, { t }: Words): Promise<Outcome> {
  const [what = '', ...rest] = field('do').split('.')
  const whom = rest.join('.')
  const role = field('role') === 'owner' ? 'owner' : 'member'
  const email = field('courriel').trim().toLowerCase()
  if (what === 'inviter' && !z.email().safeParse(email).success) {
    return { problem: t('members.problem.email'), typed: { email, role } }
  }
  const now = deps.clock()
  return deps.people.db.transaction().execute(async (trx): Promise<Outcome> => {
    const log = (did: string) =>
      noteDeed(trx, {
        person: acting.person.id,
        role: acting.role,
        action: 'page.members',
        town: page.town,
        subject: `page ${page.id}`,
        details: { name: page.name, did },
      })
    const changed = async (result: MemberChange, done: keyof typeof said): Promise<Outcome> => {
      if (!result.ok) return { problem: t(`members.problem.${result.reason}`) }
      await log(what)
      return { done }
    }
    if (what === 'inviter') {
      const invited = await invite(trx, { page: page.id, email, role, by: acting.person.id }, now)
      if (!invited.ok) return { problem: t(`members.problem.${invited.reason}`), typed: { email, role } }
      const by = acting.person.name || acting.person.email
      await deps.post.send(trx, invitationMail({ to: email, page, by, token: invited.token }, deps.publicUrl))
      await log(what)
      return { done: 'invite' }
    }
    if (what === 'retirer') return changed(await removeMember(trx, page.id, whom), 'retire')
    if (what === 'proprietaire') return changed(await changeRole(trx, page.id, whom, 'owner'), 'change')
    if (what === 'membre') return changed(await changeRole(trx, page.id, whom, 'member'), 'change')
    if (what === 'annuler') {
      await withdrawInvitation(trx, page.id, Number(whom), now)
      return { done: 'annule' }
    }
    const claim = what === 'accepter' || what === 'refuser' ? await readClaim(trx, Number(whom)) : undefined
    // Of a claim for another page nothing may be said here.
    if (!claim || claim.page !== page.id) return { problem: t('members.problem.no-member') }
    const reason = field('raison').trim() || t('members.refusedByOwners')
    const answer =
      what === 'accepter' ? ({ verdict: 'accept', how: 'animator' } as const) : ({ verdict: 'refuse', reason } as const)
    const answered = await answerClaim(trx, claim.id, answer, acting.person.id, now)
    if (!answered.ok) return { problem: t('deskPages.already') }
    await deps.post.send(
      trx,
      claimAnswerMail(claim, what === 'accepter' ? { page: page.id } : { reason }, deps.publicUrl),
    )
    await log(what)
    return { done: what === 'accepter' ? 'accepte' : 'refuse' }
  })
}

async function leave(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const { page, acting } = given
  const left = await deps.people.db.transaction().execute(async (trx) => {
    const result = await removeMember(trx, page.id, acting.person.id)
    const deed = { person: acting.person.id, role: acting.role, action: 'page.members', town: page.town } as const
    if (result.ok)
      await noteDeed(trx, { ...deed, subject: `page ${page.id}`, details: { name: page.name, did: 'quitter' } })
    return result
  })
  if (!left.ok) return membersPage(c, deps, { problem: wordsFor(c).t(`members.problem.${left.reason}`) })
  return c.redirect(localPath(c.var.language, withQuery('/mon-espace', { fait: 'quittee' })), 303)
}
