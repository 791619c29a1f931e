import type { Db as Database } from '@wiker/platform/database/connect.ts'
import { closePage, goesWithPage, isLastOwner } from '@wiker/town/pages/close.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { PublishingActor } from '@wiker/town/publishing/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { type OnlineDeps, takeOffline } from '../publish/online.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { ownPage } from './own-page.ts'

/** `/mon-espace/7/fermer`: its last owner closes the page. */
export function registerClose(site: Site, deps: PagesDeps): void {
  site.post('/mon-espace/:page/fermer', ownFormsOnly(deps), (c) => close(c, deps))
}

async function close(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'page.members')
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { page, acting } = given
  const { person, role } = acting
  const closed = await deps.people.db.transaction().execute(async (trx) => {
    if (field('oui') !== 'oui' || !(await isLastOwner(trx, page.id, person.id))) return false
    const by = { person: person.id, capacity: role }
    await closeWith(deps, trx, page.id, by, { takeOff: field('retirer') === 'oui' })
    const deed = { person: person.id, role, action: 'page.members', town: page.town } as const
    await noteDeed(trx, { ...deed, subject: `page ${page.id}`, details: { name: page.name, did: 'fermer' } })
    return true
  })
  const to = closed ? withQuery('/mon-espace', { fait: 'fermee' }) : `/mon-espace/${page.id}/membres`
  return c.redirect(localPath(c.var.language, to), 303)
}

/** Closes a page and takes back what waited to be online; what is online stays until its date, unless it is to be taken off. */
export async function closeWith(
  deps: OnlineDeps,
  trx: Database,
  page: number,
  by: PublishingActor,
  { takeOff }: { takeOff: boolean },
): Promise<void> {
  if (!(await closePage(trx, page, deps.clock()))) return
  for (const id of await goesWithPage(trx, page, { online: takeOff })) await takeOffline(deps, trx, id, by)
}

/** What becomes of what is online is said before, and chosen there. */
export function CloseFields() {
  const { t } = useReader()
  return (
    <>
      <p>{t('closing.lead')}</p>
      <label class="choice">
        <input type="checkbox" name="retirer" value="oui" />
        <span>{t('closing.takeOff')}</span>
      </label>
      <label class="choice">
        <input type="checkbox" name="oui" value="oui" required />
        <span>{t('deskPages.closeSure')}</span>
      </label>
    </>
  )
}
