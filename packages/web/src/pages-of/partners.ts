import { answerPartner } from '@wiker/town/pages/partners.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../components/links.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { ownPage } from './own-page.ts'

/** The yes or no of a page that was asked whether it does something with another. */
export function registerPartners(site: Site, deps: PagesDeps): void {
  site.post('/mon-espace/:page/ensemble', ownFormsOnly(deps), (c) => answer(c, deps))
}

async function answer(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { page, acting } = given
  const publication = Number(field('publication'))
  if (!Number.isSafeInteger(publication)) return c.text('400', 400)
  const state = field('do') === 'accepter' ? 'accepted' : 'refused'
  await deps.people.db.transaction().execute(async (trx) => {
    if (!(await answerPartner(trx, { publication, page: page.id, state, by: acting.person.id }, deps.clock()))) return
    const deed = { person: acting.person.id, role: acting.role, action: 'publication.write', town: page.town } as const
    await noteDeed(trx, {
      ...deed,
      subject: String(publication),
      details: { name: page.name, did: `partner ${state}` },
    })
  })
  const fait = state === 'accepted' ? 'accepte' : 'decline'
  return c.redirect(localPath(c.var.language, withQuery(`/mon-espace/${page.id}`, { fait })), 303)
}
