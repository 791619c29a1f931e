import { dayIn } from '@wiker/town/days.ts'
import { askPartner, partnersOf } from '@wiker/town/pages/partners.ts'
import { pagesOfTown } from '@wiker/town/pages/read.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { readPublication } from '@wiker/town/publishing/read.ts'
import { canBe } from '@wiker/town/publishing/transitions.ts'
import type { Publication, PublishingActor } from '@wiker/town/publishing/types.ts'
import { withQuery } from '../components/links.ts'
import type { Words } from '../formatting/words.ts'
import { markdownElement } from '../markdown/field.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import { draftOf } from '../pictures/draft.ts'
import { type ReadPicture, readPicture } from '../pictures/read-picture.ts'
import { changeOnline } from '../publish/online.ts'
import { describeDates } from '../publish/read-when.ts'
import { whenElement } from '../publish/when-field.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { tellPartners } from './letters.tsx'
import { type OwnPage, ownPage } from './own-page.ts'
import { datesOf, readWritten, type Written } from './read-written.ts'
import { refusals } from './refusals.ts'
import { typedOf } from './typed-of.ts'
import { WriteBody } from './write-body.tsx'
import { type WrittenKind, wordOf, writtenKinds } from './written.ts'

const words = Object.keys(writtenKinds).join('|')

/** `/mon-espace/7/ecrire/evenement`, and `…/textes/12/modifier`: the same form. What is sent is kept as a draft first, and shown. */
export function registerWrite(site: Site, deps: PagesDeps): void {
  site.get(`/mon-espace/:page/ecrire/:kind{${words}}`, (c) => writePage(c, deps))
  site.post(`/mon-espace/:page/ecrire/:kind{${words}}`, ownFormsOnly(deps), (c) => keep(c, deps))
  site.get('/mon-espace/:page/textes/:publication/modifier', (c) => writePage(c, deps))
  site.post('/mon-espace/:page/textes/:publication/modifier', ownFormsOnly(deps), (c) => keep(c, deps))
}

interface Writing extends OwnPage {
  kind: WrittenKind
  /** What is written again; none for something new. */
  publication: Publication | undefined
}

/** The page, what is written for it and by whom; else the answer to give. What is another page's is not there. */
export async function writingOf(c: SiteContext, deps: PagesDeps): Promise<Writing | Response> {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const word = c.req.param('kind')
  if (word !== undefined) {
    const kind = writtenKinds[word as keyof typeof writtenKinds]
    return kind === 'offer' && given.page.kind !== 'merchant'
      ? await c.notFound()
      : { ...given, kind, publication: undefined }
  }
  const id = Number(c.req.param('publication'))
  const publication = Number.isSafeInteger(id) ? await readPublication(deps.people.db, id) : undefined
  if (!publication || publication.page?.id !== given.page.id || publication.kind === 'notice') return await c.notFound()
  return { ...given, kind: publication.kind, publication }
}

export const actorOf = ({ acting: { person, role } }: OwnPage): PublishingActor => ({
  person: person.id,
  capacity: role,
})

/** Why what was sent was not kept: it comes back as it was typed. */
interface Refused extends Written {
  picture: ReadPicture
  reason?: keyof typeof refusals
}

async function writePage(c: SiteContext, deps: PagesDeps, refused?: Refused) {
  const given = await writingOf(c, deps)
  if (given instanceof Response) return given
  const { page, town, kind, publication } = given
  const { db } = deps.people
  const others = (await pagesOfTown(db, page.town)).filter((one) => one.id !== page.id && one.verifiedAt)
  const chosen = publication ? (await partnersOf(db, publication.id)).map((one) => one.page) : []
  const known = datesOf(publication?.record)
  const when = refused?.when ?? (known && (await describeDates(db, known, { town, today: c.var.today })))
  const { t } = wordsFor(c)
  const title = t(publication ? 'write.again' : `write.new.${kind}`)
  return show(c, deps, {
    town,
    body: (
      <WriteBody
        page={page}
        town={town}
        when={when}
        kind={kind}
        title={title}
        action={
          publication
            ? `/mon-espace/${page.id}/textes/${publication.id}/modifier`
            : `/mon-espace/${page.id}/ecrire/${wordOf(kind)}`
        }
        typed={refused?.typed ?? (publication ? typedOf(publication, town) : {})}
        problems={refused ? { ...refused.problems, ...pictureProblems(refused.picture, t) } : {}}
        refusal={refused?.reason && t(refusals[refused.reason])}
        picture={refused?.picture ?? { draft: draftOf(publication?.record.image, deps.publicUrl), problems: [] }}
        others={others}
        chosen={chosen}
        online={publication !== undefined && !canBe('keep', publication.state)}
      />
    ),
    head: { title, noindex: true, elements: [markdownElement, whenElement] },
    ...(refused && { status: 422 as const }),
  })
}

async function keep(c: SiteContext, deps: PagesDeps) {
  const given = await writingOf(c, deps)
  if (given instanceof Response) return given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { field } = form
  const { page, town, kind, publication } = given
  const now = deps.clock()
  const picture = await readPicture(c, deps, form, { name: 'photo', town: page.town })
  const written = await readWritten(deps.people.db, field, {
    kind,
    page,
    town,
    today: dayIn(town.timezone, now),
    now,
    words: wordsFor(c),
    before: publication?.record,
    image: picture.image,
  })
  if (!written.record || picture.problems.length > 0) return writePage(c, deps, { ...written, picture })
  const { record, typed, reach, publishAt } = written
  const kept = await deps.people.db.transaction().execute(async (trx) => {
    const by = actorOf(given)
    if (publication && !canBe('keep', publication.state)) {
      const changed = await changeOnline(deps, trx, publication.id, by, { record, typed })
      return changed.ok ? { id: publication.id } : changed
    }
    const author = given.acting.person
    const draft = {
      town: page.town,
      kind,
      record,
      page: page.id,
      author: author.id,
      authorName: author.name,
      typed,
      language: c.var.language,
      reach,
      publishAt,
    }
    const kept = await keepDraft(trx, publication ? { ...draft, id: publication.id } : draft, now)
    if (!kept.ok) return kept
    await askPartners(deps, trx, kept.publication, page, field)
    return { id: kept.publication.id }
  })
  if (!('id' in kept)) {
    const reason = kept.reason === 'unknown' || kept.reason === 'expired' ? 'state' : kept.reason
    return writePage(c, deps, { ...written, picture, reason })
  }
  const to = withQuery(`/mon-espace/${page.id}/textes/${kept.id}`, { fait: publication ? 'change' : 'garde' })
  return c.redirect(localPath(c.var.language, to), 303)
}

/** For the list at the top of the form. */
function pictureProblems({ problems }: ReadPicture, t: Words['t']): Record<string, string> {
  return Object.fromEntries(problems.map(({ field, key }) => [field, t(key)]))
}

/** The pages that were named as doing it too are asked, once each. */
async function askPartners(
  deps: PagesDeps,
  trx: PagesDeps['people']['db'],
  publication: Publication,
  page: Page,
  field: Fields,
) {
  const partner = Number(field('partenaire'))
  if (!Number.isSafeInteger(partner) || partner <= 0) return
  const other = (await pagesOfTown(trx, page.town)).find((one) => one.id === partner && one.verifiedAt)
  if (!other || !(await askPartner(trx, publication.id, other.id, deps.clock()))) return
  await tellPartners(deps, trx, other, { by: page.name, name: publication.record.name ?? '' })
}
