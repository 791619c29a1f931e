import { letIn } from '@wiker/billing/subscribe/accounts.ts'
import { goOn } from '@wiker/billing/subscribe/manage.ts'
import { methodPage, owedPage } from '@wiker/billing/subscribe/provider-pages.ts'
import { membersOf } from '@wiker/town/pages/members.ts'
import { withQuery } from '../../components/links.ts'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { liveSubscription } from './cancel.tsx'
import { noteChange } from './deed.ts'
import type { FindPayer, MerchantDeps, Payer } from './payer.ts'

/** What is done in one press: paying what is owed, another card, going on after all, letting somebody in. */
export function registerActs(site: Site, deps: MerchantDeps, base: string, find: FindPayer): void {
  const { money } = deps
  const back = (c: SiteContext, { base: path }: Payer, done: string | null = null) =>
    c.redirect(localPath(c.var.language, withQuery(path, { fait: done })), 303)
  const returnTo = (c: SiteContext, { base: path }: Payer) =>
    deps.publicUrl + localPath(c.var.language, withQuery(path, { fait: 'retour' }))

  for (const act of ['regler', 'moyen'] as const)
    site.post(`${base}/${act}`, ownFormsOnly(deps), async (c) => {
      const given = await liveSubscription(c, deps, find)
      if (given instanceof Response) return given
      const { payer, subscription } = given
      const owed = act === 'regler' ? await owedPage(money.stripe, subscription) : undefined
      const page =
        owed ?? (await methodPage(money.stripe, subscription, { back: returnTo(c, payer), language: c.var.language }))
      return page ? c.redirect(page, 303) : back(c, payer)
    })

  site.post(`${base}/reprendre`, ownFormsOnly(deps), async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    const { payer, subscription } = given
    const gone = await goOn(money, subscription)
    if (gone.ok) await noteChange(deps, payer, 'go-on')
    return back(c, payer, gone.ok ? 'repris' : null)
  })

  site.post(`${base}/acces`, ownFormsOnly(deps), async (c) => {
    const given = await liveSubscription(c, deps, find)
    if (given instanceof Response) return given
    const field = await readForm(c)
    if (field instanceof Response) return field
    const { payer } = given
    const { db } = deps.people
    const members = payer.page ? await membersOf(db, payer.page.id) : []
    // Only who answers for this very page: the name comes from a form.
    const other = members.find(({ person, role }) => role === 'owner' && person === field('membre'))
    if (!other || !payer.party) return back(c, payer)
    await letIn(db, payer.party, other.person, deps.clock())
    await noteChange(deps, payer, 'access')
    return back(c, payer, 'acces')
  })
}
