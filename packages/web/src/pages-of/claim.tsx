import { askForPage, claimsSince } from '@wiker/town/pages/claim.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import { withQuery } from '../components/links.ts'
import { readableName } from '../formatting/names.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { allowed, signInFirst } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { ClaimBody, type ClaimProps, ClaimSentBody } from './claim-body.tsx'
import { type ClaimSubject, readClaimSubject } from './claim-subject.ts'
import type { PagesDeps } from './deps.ts'
import { claimLinkMail, tellOwners } from './letters.tsx'
import { readClaim } from './read-claim.ts'

const mostInADay = 10
const day = 24 * 3_600_000
const path = '/demander-sa-page'

/** `/demander-sa-page?commune=blain&fiche=amicale-3f2a9c1b0d`: who one is in the organisation; without `fiche`, for one that is not in the directory. */
export function registerClaim(site: Site, deps: PagesDeps): void {
  site.get(path, (c) => claimPage(c, deps))
  site.post(path, ownFormsOnly(deps), (c) => ask(c, deps))
}

async function claimPage(c: SiteContext, deps: PagesDeps) {
  if (!c.var.person) return signInFirst(c)
  const slug = asked(c, 'commune') ?? ''
  const town = await getTown(deps.people.db, slug)
  const fiche = asked(c, 'fiche')
  const subject = town && fiche ? await readClaimSubject(deps, town, fiche, c.var.today) : undefined
  if (town && fiche && !subject) return c.notFound()
  const sent = asked(c, 'fait')
  const { t } = wordsFor(c)
  const head = { title: t('claim.title'), noindex: true, canonical: path }
  if (town && (sent === 'demande' || sent === 'lien')) {
    const name = subject ? readableName(subject.line.name) : asked(c, 'nom')
    return show(c, deps, { town, body: <ClaimSentBody town={town} name={name} link={sent === 'lien'} />, head })
  }
  const towns = town ? [] : await listOpenTowns(deps.people.db)
  return show(c, deps, { town, body: <ClaimBody town={town} towns={towns} subject={subject} />, head })
}

async function ask(c: SiteContext, deps: PagesDeps) {
  const { db } = deps.people
  const field = await readForm(c)
  if (field instanceof Response) return field
  if (field('website') !== '') return c.redirect(localPath(c.var.language, path), 303)
  const town = await getTown(db, field('commune'))
  if (!town) return c.notFound()
  const acting = await allowed(c, deps, 'page.claim', town.code)
  if (acting instanceof Response) return acting
  const fiche = field('fiche')
  const subject = fiche ? await readClaimSubject(deps, town, fiche, c.var.today) : undefined
  if (fiche && !subject) return c.notFound()
  const words = wordsFor(c)
  const { typed, claim, problems } = readClaim(field, givenOf(subject), words)
  const refused = (more: Partial<ClaimProps>) =>
    show(c, deps, {
      town,
      body: <ClaimBody town={town} towns={[]} subject={subject} typed={typed} {...more} />,
      head: { title: words.t('claim.title'), noindex: true, canonical: path },
      status: 422,
    })
  if (!claim) return refused({ problems })
  const now = deps.clock()
  if ((await claimsSince(db, acting.person.id, new Date(now.getTime() - day))) >= mostInADay) {
    return refused({ problems: { nom: words.t('claim.problem.tooMany') } })
  }
  const answer = await db.transaction().execute(async (trx) => {
    const given = {
      ...claim,
      town: town.code,
      thing: subject?.line.id,
      page: subject?.page?.id,
      person: acting.person.id,
      language: c.var.language,
    }
    const kept = await askForPage(trx, given, now)
    if (!kept.ok) return kept
    await noteDeed(trx, {
      person: acting.person.id,
      role: acting.role,
      action: 'page.claim',
      town: town.code,
      subject: `claim ${kept.claim}`,
      details: { name: claim.name },
    })
    if (kept.token)
      await deps.post.send(
        trx,
        claimLinkMail({ ...claim, email: claim.email! }, kept.token, deps.publicUrl, c.var.language),
      )
    if (subject?.page) await tellOwners(deps, trx, subject.page, { who: acting.person.email, capacity: claim.capacity })
    return kept
  })
  if (!answer.ok) return refused({ problems: { role: words.t(`claim.problem.${answer.reason}`) } })
  const query = {
    commune: town.slug,
    fiche: fiche || null,
    fait: answer.token ? 'lien' : 'demande',
    nom: fiche ? null : claim.name,
  }
  return c.redirect(localPath(c.var.language, withQuery(path, query)), 303)
}

/** An address at its own domain opens a page; it does not open the one that others keep. */
function givenOf(subject: ClaimSubject | undefined): { domains: string[]; named: string | undefined } {
  return { domains: subject && !subject.page ? subject.domains : [], named: subject && readableName(subject.line.name) }
}
