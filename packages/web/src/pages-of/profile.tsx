import { isDeepStrictEqual } from 'node:util'
import { type EditGiven, editField, explainThing, undoEdit } from '@wiker/harvest'
import type { Image } from '@wiker/model'
import type { HandRole } from '@wiker/platform/database/schema.ts'
import { readRecordPlace } from '@wiker/town/pages/record-of.ts'
import { renamePage } from '@wiker/town/pages/settings.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { recordPath } from '../components/links.ts'
import { type EditableField, type Input, readTyped } from '../desk/editable.ts'
import { momentOf } from '../desk/moment.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import { markdownElement } from '../markdown/field.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import { ownPicture } from '../pictures/address.ts'
import { draftOf } from '../pictures/draft.ts'
import { type ReadPicture, readPicture } from '../pictures/read-picture.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import type { Problems } from './fields.tsx'
import { type OwnPage, ownPage } from './own-page.ts'
import { ProfileBody } from './profile-body.tsx'

/** What an owner says of the organisation: laid over what the sources say, and lost at no reading of them. */
const profileFields: readonly { path: string; input: Input }[] = [
  { path: 'name', input: 'text' },
  { path: 'description', input: 'long' },
  { path: 'openingHours', input: 'opening' },
  { path: 'telephone', input: 'tel' },
  { path: 'email', input: 'email' },
  { path: 'url', input: 'url' },
  { path: 'streetAddress', input: 'text' },
  { path: 'postalCode', input: 'postal' },
]

/** `/mon-espace/7/fiche`: the organisation's record, as its owner wants it read. */
export function registerProfile(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page/fiche', (c) => profilePage(c, deps))
  site.post('/mon-espace/:page/fiche', ownFormsOnly(deps), (c) => save(c, deps))
}

async function profilePage(
  c: SiteContext,
  deps: PagesDeps,
  typed?: Record<string, string>,
  problems: Problems = {},
  sent?: ReadPicture,
) {
  const given = await ownPage(c, deps, 'page.edit')
  if (given instanceof Response) return given
  const place = await placeOf(deps, given)
  if (!place) return c.notFound()
  const { t } = wordsFor(c)
  return show(c, deps, {
    town: given.town,
    body: (
      <ProfileBody
        page={given.page}
        shown={typed ?? valuesOf(place.record)}
        problems={problems}
        picture={sent ?? { draft: draftOf(place.record.image as Image | undefined, deps.publicUrl), problems: [] }}
      />
    ),
    head: { title: t('profile.title', { name: given.page.name }), noindex: true, elements: [markdownElement] },
    ...(Object.keys(problems).length > 0 && { status: 422 as const }),
  })
}

async function placeOf(deps: PagesDeps, { page }: OwnPage) {
  return page.thing ? (await readRecordPlace(deps.people.db, [page.thing])).get(page.thing) : undefined
}

function valuesOf(record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(profileFields.map(({ path }) => [path, String(record[path] ?? '')]))
}

async function save(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'page.edit')
  if (given instanceof Response) return given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { field } = form
  const place = await placeOf(deps, given)
  if (!place) return c.notFound()
  const { page, town, acting } = given
  const words = wordsFor(c)
  const before = valuesOf(place.record)
  const typed = Object.fromEntries(
    profileFields.map(({ path }) => [path, field(path).replaceAll('\r\n', '\n').replaceAll('\u0000', '')]),
  )
  const problems: Problems = {}
  const changes: { path: string; value: unknown }[] = []
  for (const one of profileFields.filter(({ path }) => typed[path]!.trim() !== before[path]!.trim())) {
    const read = readTyped(one as EditableField, (part) => (part === 'value' ? typed[one.path]! : ''), town)
    if (read.ok) changes.push({ path: one.path, value: read.value })
    else {
      const { key, values } = read
      problems[one.path] =
        words.maybe(key, values) ?? refusalInWords({ key, ...(values ? { values } : {}) }, words, c.var.language)
    }
  }
  const picture = await readPicture(c, deps, form, { name: 'photo', town: page.town })
  for (const { field: name, key } of picture.problems) problems[name] = words.t(key)
  const had = (place.record.image as Image | undefined)?.url
  // What a source shows stays while no other is sent.
  const ours = had !== undefined && ownPicture(had, deps.publicUrl) !== undefined
  if (picture.image ? !isDeepStrictEqual(picture.image, place.record.image) : ours) {
    changes.push({ path: 'image', value: picture.image ?? null })
  }
  if (Object.keys(problems).length > 0) return profilePage(c, deps, typed, problems, picture)
  const { db } = deps.people
  const role = acting.role === 'operator' ? 'operator' : acting.role === 'animator' ? 'animator' : 'organiser'
  for (const change of changes) {
    const edit: EditGiven = { thing: page.thing!, ...change, role, who: acting.person.email }
    const edited = await editField(db, edit, momentOf(deps, town))
    if (edited.ok) continue
    if (edited.reason === 'same-value') await takeBack(deps, given, change.path, role)
    else problems[change.path] = words.t(`edit.${edited.reason}` as 'edit.invalid')
  }
  if (Object.keys(problems).length > 0) return profilePage(c, deps, typed, problems, picture)
  await db.transaction().execute(async (trx) => {
    await renamePage(trx, page.id, { name: typed.name!.trim() || page.name, website: typed.url!.trim() || null })
    const deed = {
      person: acting.person.id,
      role: acting.role,
      action: 'page.edit',
      town: page.town,
      subject: page.thing!,
    } as const
    if (changes.length > 0)
      await noteDeed(trx, { ...deed, details: { name: page.name, fields: changes.map(({ path }) => path).join(' ') } })
  })
  const now = await placeOf(deps, given)
  const to = now ? recordPath(now.townSlug, now.section, now.path) : `/mon-espace/${page.id}`
  return c.redirect(localPath(c.var.language, to), 303)
}

/** Said as the sources have it again: what was written over them is taken back. */
async function takeBack(deps: PagesDeps, { page, town, acting }: OwnPage, path: string, role: HandRole): Promise<void> {
  const { db } = deps.people
  const edits = (await explainThing(db, page.thing!))?.fields.flatMap((field) => field.edits) ?? []
  const mine = edits.filter((edit) => edit.path === path && (edit.role === 'organiser') === (role === 'organiser'))
  for (const { id } of mine) await undoEdit(db, id, acting.person.email, momentOf(deps, town))
}
