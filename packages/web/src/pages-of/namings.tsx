import { type Naming, readNamings } from '@wiker/town/pages/namings.ts'
import { objectTo } from '@wiker/town/pages/objections.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { ownPage } from './own-page.ts'

/** "This is not ours": an owner says so of an announcement that names the organisation; who looks after the town settles it. */
export function registerNamings(site: Site, deps: PagesDeps): void {
  site.post('/mon-espace/:page/pas-a-nous', ownFormsOnly(deps), (c) => object(c, deps))
}

async function object(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'page.edit')
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { page, acting } = given
  // Of an announcement that does not name them they have nothing to say.
  const naming = (await readNamings(deps.people.db, page, c.var.today)).find(({ thing }) => thing === field('annonce'))
  if (!naming) return c.notFound()
  const message = field('message').replaceAll('\u0000', '').trim().slice(0, 1000)
  await deps.people.db.transaction().execute(async (trx) => {
    const said = {
      page: page.id,
      town: page.town,
      thing: naming.thing,
      name: naming.name,
      message,
      person: acting.person.id,
    }
    if (!(await objectTo(trx, said, deps.clock()))) return
    const deed = { person: acting.person.id, role: acting.role, action: 'page.edit', town: page.town } as const
    await noteDeed(trx, { ...deed, subject: naming.thing, details: { name: naming.name, did: 'objected' } })
  })
  return c.redirect(localPath(c.var.language, withQuery(`/mon-espace/${page.id}`, { fait: 'conteste' })), 303)
}

export function NamingsBlock({ page, namings }: { page: Pick<Page, 'id'>; namings: Naming[] }) {
  const { t, to, words } = useReader()
  if (namings.length === 0) return null
  return (
    <Block id="on-vous-nomme" title={t('namings.title')}>
      <p>{t('namings.lead')}</p>
      <ul class="list">
        {namings.map(({ thing, name, day, objected }) => (
          <li>
            <p class="list__name">{name}</p>
            <p class="line__facts">
              <span>{plainDay(day, words)}</span>
            </p>
            {objected ? (
              <p>{t('namings.objected')}</p>
            ) : (
              <details>
                <summary aria-label={t('namings.notOursNamed', { name })}>{t('namings.notOurs')}</summary>
                <form class="report" method="post" action={to(`/mon-espace/${page.id}/pas-a-nous`)}>
                  <input type="hidden" name="annonce" value={thing} />
                  <label class="field">
                    <span>{t('namings.message')}</span>
                    <textarea name="message" rows={3} maxlength={1000} />
                  </label>
                  <button class="button button--quiet" type="submit">
                    {t('namings.send')}
                  </button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </Block>
  )
}
