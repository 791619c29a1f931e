import { forgetImage } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { emptyPicture, getPicture, type StoredPicture } from '@wiker/town/pictures/store.ts'
import { useReader } from '../components/reader.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { allowed } from '../people/guard.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, ownPath, readForm } from '../server/own-form.ts'
import { formPath } from './address.ts'
import { OwnPhoto } from './photo.tsx'

/** `/photos/{id}/retirer`: who looks after the town takes a picture away at once, wherever it is shown: somebody on it does not want it. */
export function registerPictureRemoval(site: Site, deps: Deps): void {
  const { people } = deps
  if (!people) return
  site.get('/photos/:file/retirer', async (c) => {
    const picture = await getPicture(people.db, c.req.param('file'))
    if (!picture || picture.forms.length === 0) return c.notFound()
    const acting = await allowed(c, deps, 'picture.remove', picture.town)
    if (acting instanceof Response) return acting
    return show(c, deps, {
      body: <RemovePictureBody picture={picture} page={ownPath(asked(c, 'page'))} />,
      head: { title: wordsFor(c).t('picture.removal.title'), noindex: true },
    })
  })
  site.post('/photos/:file/retirer', ownFormsOnly(deps), (c) => remove(c, deps, people))
}

async function remove(c: SiteContext, deps: Deps, { db }: NonNullable<Deps['people']>) {
  const picture = await getPicture(db, c.req.param('file') ?? '')
  if (!picture || picture.forms.length === 0) return c.notFound()
  const acting = await allowed(c, deps, 'picture.remove', picture.town)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  for (const { name } of picture.forms) await deps.files.remove(name)
  await db.transaction().execute(async (trx) => {
    const address = `/photos/${picture.id}-`
    const now = deps.clock()
    await emptyPicture(trx, picture.id, address)
    await forgetImage(trx, address, { now, today: dayIn(networkTimezone, now) })
    const { person, role } = acting
    const about = picture.person
    await noteDeed(trx, {
      person: person.id,
      role,
      action: 'picture.remove',
      town: picture.town,
      subject: picture.id,
      about,
    })
  })
  return c.redirect(localPath(c.var.language, ownPath(field('page'))), 303)
}

export function RemovePictureBody({
  picture,
  page,
}: {
  picture: Pick<StoredPicture, 'id' | 'width' | 'height' | 'alt'>
  page: string
}) {
  const { t, to } = useReader()
  return (
    <form class="report" method="post" action={to(`/photos/${picture.id}/retirer`)}>
      <div class="page-head">
        <h1>{t('picture.removal.title')}</h1>
        <p>{t('picture.removal.lead')}</p>
      </div>
      <OwnPhoto image={{ url: formPath(picture, 'jpeg', picture), alt: picture.alt }} name="" />
      <input type="hidden" name="page" value={page} />
      <p class="actions">
        <button class="button" type="submit">
          {t('picture.removal.do')}
        </button>
        <a class="button button--quiet" href={to(page)}>
          {t('picture.removal.keep')}
        </a>
      </p>
    </form>
  )
}
