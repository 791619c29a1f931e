import { editField } from '@wiker/harvest'
import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { isDay } from '@wiker/town/days.ts'
import { readClaim } from '@wiker/town/pages/claims.ts'
import { readObjection, settleObjection } from '@wiker/town/pages/objections.ts'
import { getPage } from '@wiker/town/pages/read.ts'
import { setSubscription, setTrusted } from '@wiker/town/pages/settings.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { momentOf } from '../desk/moment.ts'
import { deskTown } from '../desk/town.tsx'
import { wordsFor } from '../pages/show.tsx'
import type { Acting } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../server/own-form.ts'
import { answerClaimAs } from './answer-claim.ts'
import { closeWith } from './close.tsx'
import type { PagesDeps } from './deps.ts'
import { deskPagesPage } from './desk-pages.tsx'

interface Given {
  c: SiteContext
  field: Fields
  town: TownCard
  acting: Acting
}

/** What is done from `/bureau/blain/pages`: each in one transaction with its line in the log. */
export function registerDeskPageActions(site: Site, deps: PagesDeps): void {
  const action = (name: string, act: (given: Given) => Promise<string | Response>) =>
    site.post(`/bureau/:slug/pages/${name}`, ownFormsOnly(deps), async (c: SiteContext) => {
      const given = await deskTown(c, deps, 'page.verify')
      if (given instanceof Response) return given
      const field = await readForm(c)
      if (field instanceof Response) return field
      const done = await act({ c, field, ...given })
      if (done instanceof Response) return done
      return c.redirect(localPath(c.var.language, withQuery(`/bureau/${given.town.slug}/pages`, { fait: done })), 303)
    })
  action('demande', (given) => answer(deps, given))
  action('page', (given) => change(deps, given))
  action('pas-a-nous', (given) => settle(deps, given))
}

async function answer(deps: PagesDeps, { c, field, town, acting }: Given): Promise<string | Response> {
  const { db } = deps.people
  const claim = await readClaim(db, Number(field('demande')))
  if (!claim || claim.town !== town.code) return await c.notFound()
  const reason = field('raison').trim()
  const refusing = field('do') === 'refuser'
  if (refusing && reason.length < 5) {
    return deskPagesPage(c, deps, { claim: claim.id, sentence: wordsFor(c).t('deskPages.reasonNeeded') })
  }
  const verdict = refusing ? ({ verdict: 'refuse', reason } as const) : ({ verdict: 'accept' } as const)
  const done = await answerClaimAs(deps, town, claim, verdict, acting)
  return done ? (refusing ? 'refusee' : 'acceptee') : 'deja'
}

async function change(deps: PagesDeps, { c, field, town, acting }: Given): Promise<string | Response> {
  const { db } = deps.people
  const page = await getPage(db, Number(field('page')))
  if (!page || page.town !== town.code) return await c.notFound()
  const until = field('jusqu')
  if (until !== '' && !isDay(until)) return c.text('400', 400)
  return db.transaction().execute(async (trx) => {
    const what = field('do')
    if (what === 'confiance' || what === 'surveiller') await setTrusted(trx, page.id, what === 'confiance')
    else if (what === 'abonnement') await setSubscription(trx, page.id, until || null)
    else if (what === 'fermer' && field('oui') === 'oui') {
      const by = { person: acting.person.id, capacity: acting.role }
      await closeWith(deps, trx, page.id, by, { takeOff: field('retirer') === 'oui' })
    } else return 'rien'
    await note(trx, { town, acting }, `page ${page.id}`, { name: page.name, did: what })
    return what === 'fermer' ? 'fermee' : 'change'
  })
}

/** The announcement stays, and names the organisation no more; or all stays as it is. */
async function settle(deps: PagesDeps, { c, field, town, acting }: Given): Promise<string | Response> {
  const { db } = deps.people
  const objection = await readObjection(db, Number(field('objection')))
  if (!objection || objection.town !== town.code) return await c.notFound()
  const { now, today } = momentOf(deps, town)
  if (field('do') === 'retirer') {
    const hand = acting.role === 'operator' ? 'operator' : 'animator'
    const edit = {
      thing: objection.thing,
      path: 'organizer',
      value: null,
      role: hand,
      who: acting.person.email,
    } as const
    await editField(db, { ...edit, note: objection.pageName }, { now, today })
  }
  return db.transaction().execute(async (trx) => {
    const settlement = field('do') === 'retirer' ? 'renamed' : 'kept'
    if (!(await settleObjection(trx, objection.id, settlement, acting.person.id, now))) return 'deja'
    await note(trx, { town, acting }, objection.thing, { name: objection.name, did: settlement })
    return 'tranche'
  })
}

async function note(
  trx: Database,
  { town, acting: { person, role } }: Pick<Given, 'town' | 'acting'>,
  subject: string,
  details: Record<string, string>,
): Promise<void> {
  await noteDeed(trx, { person: person.id, role, action: 'page.verify', town: town.code, subject, details })
}
