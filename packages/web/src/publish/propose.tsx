import { dayIn } from '@wiker/town/days.ts'
import { isTrusted } from '@wiker/town/publishing/trusted.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { noPicture } from '../pictures/draft.ts'
import { readPicture } from '../pictures/read-picture.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { type FilesForm, readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { emptyProposal, type ProposalTyped, readTyped } from './proposal.ts'
import { type FormProps, ProposalForm, proposalElements } from './proposal-form.tsx'
import { PreviewBody } from './proposal-preview.tsx'
import type { PublishDeps } from './publish-deps.ts'
import { type ReadProposal, readProposal } from './read-proposal.ts'
import { publicationOf, secretOf } from './secrets.ts'
import { sendProposal } from './send.ts'
import { readAround } from './similar.tsx'

/** `/proposer`: an event or a news item, by anybody: typed, seen as readers will, sent. */
export function registerPropose(site: Site, deps: PublishDeps): void {
  site.get('/proposer', (c) => startPage(c, deps))
  site.post('/proposer', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function startPage(c: SiteContext, deps: PublishDeps) {
  const commune = asked(c, 'commune') ?? ''
  const town = commune ? await getTown(deps.db, commune) : undefined
  const kind = asked(c, 'part') === 'article' ? 'article' : 'event'
  if (asked(c, 'sent')) {
    return show(c, deps, {
      ...(town && { town }),
      body: <SentBody town={town} />,
      head: { title: wordsFor(c).t('propose.sent.title'), noindex: true, canonical: '/proposer' },
    })
  }
  return formPage(c, deps, { typed: { ...emptyProposal, kind, commune: town?.slug ?? '' }, town })
}

/** The form, empty or as it was sent with what is wrong in it. */
export async function formPage(
  c: SiteContext,
  deps: PublishDeps,
  given: Omit<FormProps, 'towns' | 'signedIn'>,
  status: 200 | 409 | 422 | 429 = 200,
) {
  const { typed, town } = given
  const towns = town ? [] : await listOpenTowns(deps.db)
  const { t } = wordsFor(c)
  return show(c, deps, {
    ...(town && { town }),
    body: <ProposalForm {...given} towns={towns} signedIn={c.var.person !== undefined} />,
    head: {
      title: t(typed.suivi ? 'propose.change.title' : 'propose.title', { town: town?.name ?? '' }),
      description: t('propose.lead'),
      canonical: withQuery('/proposer', { commune: town?.slug }),
      noindex: typed.suivi !== '',
      elements: proposalElements,
    },
    status,
  })
}

async function receive(c: SiteContext, deps: PublishDeps) {
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const typed = readTyped(form)
  const { db } = deps.people
  const changed = typed.suivi ? await publicationOf(db, 'follow', typed.suivi) : undefined
  if (typed.suivi && !changed) return c.notFound()
  const town = typed.commune ? await getTown(db, typed.commune) : undefined
  if (changed && town?.code !== changed.town) return c.notFound()
  // A field that people do not see was filled: nothing is sent, and nothing is said of it.
  if (form.field('website') !== '') return toSent(c, town)
  if (town) c.set('today', dayIn(town.timezone, deps.clock()))
  const picture = town
    ? await readPicture(c, deps, form, { name: 'photo', town: town.code })
    : { draft: noPicture, image: undefined, problems: [] }
  const context = { town, today: c.var.today, signedIn: c.var.person !== undefined, image: picture.image }
  const read = await readProposal(db, typed, { ...context, words: wordsFor(c), language: c.var.language })
  const back = { typed, town, problems: read.problems, when: read.when, picture }
  if (form.field('do') === 'modifier') return formPage(c, deps, { ...back, problems: {} })
  if (!read.record || !town || picture.problems.length > 0) return formPage(c, deps, back, 422)
  return seeOrSend(c, deps, { form, typed, town, read, changed, picture: picture.draft, back })
}

interface Readied {
  form: FilesForm
  typed: ProposalTyped
  town: TownCard
  read: ReadProposal
  changed: Publication | undefined
  picture: typeof noPicture
  back: Omit<FormProps, 'towns' | 'signedIn'>
}

async function seeOrSend(c: SiteContext, deps: PublishDeps, readied: Readied) {
  const { form, typed, town, read, changed, picture, back } = readied
  const { db } = deps.people
  const record = read.record!
  const except = changed ? [changed.recordId] : []
  const around = await readAround(db, record, { town, when: read.when, today: c.var.today, except })
  const same = form.field('same')
  const sends = form.field('do') === 'envoyer'
  const unanswered = sends && around.similar.length > 0 && same === ''
  const { t } = wordsFor(c)
  if (!sends || unanswered) {
    const next = changed ? 'review' : await nextOf(c, deps, town)
    const props = { typed, town, record, read, picture, ...around, next, unanswered } as const
    return show(c, deps, {
      town,
      body: <PreviewBody {...props} />,
      head: { title: t('propose.preview.title'), noindex: true, canonical: '/proposer' },
      status: unanswered ? 422 : 200,
    })
  }
  const sent = await sendProposal(c, deps, { typed, town, record, same, changed })
  if (!sent.ok) {
    const refusal = t(sent.reason === 'late' ? 'propose.late' : 'propose.closed')
    return formPage(c, deps, { ...back, refusal }, sent.reason === 'late' ? 429 : 409)
  }
  if (sent.publication.state === 'unconfirmed' && !changed) return toSent(c, town)
  const secret = await secretOf(db, 'follow', sent.publication)
  return c.redirect(localPath(c.var.language, `/proposer/suivi/${secret}`), 303)
}

/** What becomes of what is sent from here. */
async function nextOf(c: SiteContext, deps: PublishDeps, town: TownCard): Promise<'confirm' | 'review' | 'publish'> {
  const { person } = c.var
  if (!person) return 'confirm'
  const sender = { page: null, email: person.email, town: town.code }
  return (await isTrusted(deps.people.db, sender, town.code, c.var.today)) ? 'publish' : 'review'
}

function toSent(c: SiteContext, town: TownCard | undefined) {
  return c.redirect(localPath(c.var.language, withQuery('/proposer', { commune: town?.slug, sent: 'ok' })), 303)
}

export function SentBody({ town }: { town: TownCard | undefined }) {
  const { t, to } = useReader()
  return (
    <div class="page-head">
      <h1>{t('propose.sent.title')}</h1>
      <p>{t('propose.sent.text')}</p>
      <p>{t('propose.sent.spam')}</p>
      {town && (
        <p>
          <a class="button button--quiet" href={to(townPath(town.slug))}>
            {t('propose.sent.back', { town: town.name })}
          </a>
        </p>
      )}
    </div>
  )
}
