import type { CanonicalRecord } from '@wiker/model'
import { readPublication } from '@wiker/town/publishing/read.ts'
import { canBe } from '@wiker/town/publishing/transitions.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import { readVersions } from '@wiker/town/publishing/versions.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { dayIn } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Problems } from '../pages-of/fields.tsx'
import { type Acting, allowed } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../server/own-form.ts'
import { whenOf } from './follow.tsx'
import { changeOnline } from './online.ts'
import { PublicationPageBody } from './publication-page-body.tsx'
import type { QueueDeps } from './queue.tsx'
import { review, takeBack } from './reviewing.ts'
import { type Rewritten, rewrite, rewrittenOf } from './rewrite.ts'
import { whenElement } from './when-field.tsx'

/** `/bureau/publication/12`: who wrote, validated, rewrote each state of a text, and another text for it by who looks after its town. */
export function registerPublicationPage(site: Site, deps: QueueDeps): void {
  site.get('/bureau/publication/:id', async (c) => {
    const given = await opened(c, deps)
    return given instanceof Response ? given : page(c, deps, given, {})
  })
  site.post('/bureau/publication/:id', ownFormsOnly(deps), async (c) => {
    const given = await opened(c, deps)
    if (given instanceof Response) return given
    const field = await readForm(c, 128 * 1024)
    if (field instanceof Response) return field
    return field('do') === 'retirer' ? takeOff(c, deps, given, field) : save(c, deps, given, field)
  })
}

interface Opened {
  publication: Publication
  town: TownCard
  acting: Acting
}

/** The publication, when who asks gives the word in its town: its town is read from the database, never from the form. */
async function opened(c: SiteContext, deps: QueueDeps): Promise<Opened | Response> {
  const id = Number(/^\d{1,15}$/.exec(c.req.param('id') ?? '')?.[0])
  const publication = Number.isSafeInteger(id) ? await readPublication(deps.people.db, id) : undefined
  const acting = await allowed(c, deps, 'publication.review', publication?.town ?? null)
  if (acting instanceof Response) return acting
  const [town] = publication ? await getTownsByCode(deps.people.db, [publication.town]) : []
  if (!publication || !town) return c.notFound()
  c.set('today', dayIn(deps.clock(), town.timezone))
  return { publication, town, acting }
}

async function page(
  c: SiteContext,
  deps: QueueDeps,
  { publication, town }: Opened,
  { typed, problems }: { typed?: Rewritten; problems?: Problems },
) {
  const { db } = deps.people
  const [versions, when] = await Promise.all([
    readVersions(db, publication.id),
    whenOf(db, publication, town, c.var.today),
  ])
  const name = publication.record.name ?? ''
  return show(c, deps, {
    body: (
      <PublicationPageBody
        publication={publication}
        town={town}
        versions={versions}
        when={when}
        typed={typed ?? rewrittenOf(publication)}
        problems={problems}
        said={c.req.query('fait') === 'enregistre'}
      />
    ),
    head: { title: wordsFor(c).t('versions.title', { name }), noindex: true, elements: [whenElement] },
    status: problems ? 422 : 200,
  })
}

async function save(c: SiteContext, deps: QueueDeps, given: Opened, field: Fields) {
  const { publication, town, acting } = given
  const { t } = wordsFor(c)
  const read = await rewrite(deps.people.db, publication, field, {
    town,
    today: c.var.today,
    words: wordsFor(c),
    language: c.var.language,
  })
  if (!read.record) return page(c, deps, given, { typed: read.typed, problems: read.problems })
  const by = { person: acting.person.id, capacity: acting.role }
  const record = read.record as CanonicalRecord & Record<string, unknown>
  const done = canBe('accept', publication.state)
    ? await review(deps, town, publication.id, by, { verdict: 'accept', record })
    : await changeOnline(deps, deps.people.db, publication.id, by, { record })
  if (done.ok) return back(c, publication.id)
  const sentence = t(done.reason === 'not-subscribed' ? 'versions.wrong.notSubscribed' : 'versions.wrong.state')
  return page(c, deps, given, { typed: read.typed, problems: { name: sentence } })
}

async function takeOff(c: SiteContext, deps: QueueDeps, given: Opened, field: Fields) {
  const reason = field('reason').trim().slice(0, 2000)
  if (!reason) return page(c, deps, given, { problems: { reason: wordsFor(c).t('versions.wrong.reason') } })
  const by = { person: given.acting.person.id, capacity: given.acting.role }
  await takeBack(deps, given.town, given.publication.id, by, reason)
  return back(c, given.publication.id)
}

const back = (c: SiteContext, id: number) =>
  c.redirect(localPath(c.var.language, withQuery(`/bureau/publication/${id}`, { fait: 'enregistre' })), 303)
