import { confirm } from '@wiker/town/publishing/submit.ts'
import type { Publication, PublishingRefusal } from '@wiker/town/publishing/types.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import { useReader } from '../components/reader.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { acceptedMail } from './mails.tsx'
import { putOnline } from './online.ts'
import { publicationPath } from './publication-path.ts'
import type { PublishDeps } from './publish-deps.ts'
import { publicationOf, secretOf } from './secrets.ts'

/** `/proposer/confirmer`: the link of the mail, used by a press and not by the mail program that looks at it first. */
export function registerConfirm(site: Site, deps: PublishDeps): void {
  site.get('/proposer/confirmer', (c) => confirmPage(c, deps))
  site.post('/proposer/confirmer', ownFormsOnly(deps), (c) => confirmed(c, deps))
}

async function confirmPage(c: SiteContext, deps: PublishDeps) {
  const secret = asked(c, 'token') ?? ''
  const publication = await publicationOf(deps.people.db, 'confirm', secret)
  return page(c, deps, secret, publication, publication ? refusalOf(publication, deps.clock()) : 'unknown')
}

async function confirmed(c: SiteContext, deps: PublishDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const publication = await publicationOf(db, 'confirm', field('token'))
  if (!publication) return page(c, deps, '', undefined, 'unknown')
  const done = await db.transaction().execute(async (trx) => {
    const now = deps.clock()
    const one = await confirm(trx, publication.id, now)
    if (!one.ok || one.publication.state !== 'scheduled') return one
    const by = { person: one.publication.author, capacity: 'proposer' } as const
    const online = await putOnline(deps, trx, publication.id, by)
    if (!online.ok) throw new Error(`A confirmed proposal could not be put online: ${online.reason}`)
    const [town] = await getTownsByCode(trx, [publication.town])
    const about = { publication: online.publication, town: town!, publicUrl: deps.publicUrl }
    const follow = await secretOf(trx, 'follow', publication)
    await deps.post.send(trx, acceptedMail({ ...about, follow }, publicationPath(online.publication, town!)))
    return online
  })
  if (!done.ok) return page(c, deps, '', publication, done.reason)
  const secret = await secretOf(db, 'follow', publication)
  return c.redirect(localPath(c.var.language, `/proposer/suivi/${secret}`), 303)
}

function refusalOf({ state, confirmUntil }: Publication, now: Date): PublishingRefusal | undefined {
  if (state !== 'unconfirmed') return 'state'
  return confirmUntil && confirmUntil >= now ? undefined : 'expired'
}

async function page(
  c: SiteContext,
  deps: PublishDeps,
  secret: string,
  publication: Publication | undefined,
  refusal: PublishingRefusal | undefined,
) {
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'private, no-store')
  const [town] = publication ? await getTownsByCode(deps.people.db, [publication.town]) : []
  return show(c, deps, {
    ...(town && { town }),
    body: <ConfirmBody name={publication?.record.name ?? ''} secret={secret} refusal={refusal} />,
    head: { title: wordsFor(c).t('propose.confirm.title'), noindex: true, canonical: '/proposer' },
    status: refusal ? 410 : 200,
  })
}

interface Props {
  name: string
  secret: string
  refusal: PublishingRefusal | undefined
}

export function ConfirmBody({ name, secret, refusal }: Props) {
  const { t, to } = useReader()
  if (refusal) {
    const why = refusal === 'expired' ? 'expired' : refusal === 'state' ? 'used' : 'unknown'
    return (
      <div class="page-head">
        <h1>{t(`propose.confirm.${why}`)}</h1>
        <p>{t(`propose.confirm.${why}Text`)}</p>
        <p>
          <a class="button button--quiet" href={to('/proposer')}>
            {t('propose.again')}
          </a>
        </p>
      </div>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('propose.confirm.title')}</h1>
        <p>{t('propose.confirm.text', { name })}</p>
      </div>
      <form method="post" action={to('/proposer/confirmer')}>
        <input type="hidden" name="token" value={secret} />
        <button class="button" type="submit">
          {t('propose.confirm.button')}
        </button>
      </form>
    </>
  )
}
