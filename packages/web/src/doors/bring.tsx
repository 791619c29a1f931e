import { dayIn } from '@wiker/town/days.ts'
import { bring } from '@wiker/town/doors/bring.ts'
import { getMailbox } from '@wiker/town/doors/mailbox.ts'
import { openItems } from '@wiker/town/doors/read.ts'
import type { DoorKind } from '@wiker/town/doors/types.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { addressOf } from '../desk/address.ts'
import { deskTown } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Problems } from '../pages-of/fields.tsx'
import type { Acting } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { type FilesForm, readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { BringBody, type BringTyped } from './bring-body.tsx'
import type { DoorsPageDeps } from './deps.ts'
import { doorOf, keepBytes } from './kept-file.ts'
import { readDoorItem } from './read-item.ts'

/** `/bureau/blain/apporter`: photos, files, a text, an address, several at once; and what was brought already. */
export function registerBring(site: Site, deps: DoorsPageDeps): void {
  site.get('/bureau/:slug/apporter', async (c) => {
    const given = await deskTown(c, deps, 'door.bring')
    return given instanceof Response ? given : page(c, deps, given.town)
  })
  site.post('/bureau/:slug/apporter', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function page(
  c: SiteContext,
  deps: DoorsPageDeps,
  town: TownCard,
  back: { typed?: BringTyped; problems?: Problems } = {},
) {
  const { db } = deps.people
  const [items, mailbox] = await Promise.all([openItems(db, town.code), getMailbox(db, town.code)])
  c.set('today', dayIn(town.timezone, deps.clock()))
  // Whoever waits sees it come, without a script.
  if (items.some(({ state }) => state === 'waiting') && !back.problems) c.header('refresh', '4')
  return show(c, deps, {
    body: <BringBody town={town} items={items} mailbox={mailbox} done={c.req.query('fait')} {...back} />,
    head: { title: wordsFor(c).t('doors.title', { town: town.name }), noindex: true },
    status: back.problems ? 422 : 200,
  })
}

interface Sent {
  door: DoorKind
  name: string
  bytes?: Buffer
  text?: string
}

async function receive(c: SiteContext, deps: DoorsPageDeps) {
  const given = await deskTown(c, deps, 'door.bring')
  if (given instanceof Response) return given
  const { town, acting } = given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const typed = { texte: form.field('texte').slice(0, 50_000), adresse: form.field('adresse').trim().slice(0, 2000) }
  const { sent, problems } = gather(form, typed, wordsFor(c).t)
  if (Object.keys(problems).length > 0) return page(c, deps, town, { typed, problems })
  const ids: number[] = []
  for (const one of sent) ids.push(await keep(c, deps, town, acting, one))
  const path =
    ids.length === 1
      ? `/bureau/${town.slug}/apporter/${ids[0]}`
      : withQuery(`/bureau/${town.slug}/apporter`, { fait: 'recu' })
  return c.redirect(localPath(c.var.language, path), 303)
}

/** What the form holds; a file that cannot be taken refuses the whole, so that nobody believes it was. */
function gather(
  form: FilesForm,
  typed: BringTyped,
  t: ReturnType<typeof wordsFor>['t'],
): { sent: Sent[]; problems: Problems } {
  const problems: Problems = {}
  const sent: Sent[] = []
  for (const field of ['photo', 'fichier'])
    for (const { name, bytes, tooLarge } of form.files(field)) {
      if (tooLarge) problems[field] = t('doors.wrong.tooLarge', { name })
      else sent.push({ door: doorOf(bytes, name), name, bytes })
    }
  const text = typed.texte.trim()
  if (text !== '') {
    if (text.length < 12) problems.texte = t('doors.wrong.text')
    else sent.push({ door: 'text', name: text.split('\n', 1)[0]!.slice(0, 80), text })
  }
  const address = typed.adresse === '' ? undefined : addressOf(typed.adresse)
  if (typed.adresse !== '' && !(address && /^https?:/i.test(address))) problems.adresse = t('doors.wrong.address')
  else if (address) sent.push({ door: 'address', name: address })
  if (sent.length === 0 && Object.keys(problems).length === 0) problems.photo = t('doors.wrong.nothing')
  return { sent, problems }
}

async function keep(
  c: SiteContext,
  deps: DoorsPageDeps,
  town: TownCard,
  { person, role }: Acting,
  sent: Sent,
): Promise<number> {
  const { door, name, bytes, text } = sent
  const file = bytes && (await keepBytes(deps.files, bytes))
  const now = deps.clock()
  const { readDoor } = deps.desk
  const background = readDoor !== undefined && door !== 'text'
  const id = await deps.people.db.transaction().execute(async (trx) => {
    const given = { town: town.code, door, name, language: c.var.language, person: person.id }
    const kept = await bring(trx, { ...given, ...(file && { file }), ...(text && { text }) }, now)
    const deed = { person: person.id, role, action: 'door.bring', town: town.code, subject: String(kept) } as const
    await noteDeed(trx, { ...deed, details: { name: name.slice(0, 100) } })
    if (background) await readDoor(trx, kept)
    return kept
  })
  // A text is read in no time; the rest too, on a site without workers, and what was attached to it.
  const next = background ? [] : [id]
  const ask = readDoor ?? (async (_: unknown, item: number) => void next.push(item))
  for (let item = next.shift(); item !== undefined; item = next.shift())
    await readDoorItem({ ...deps, db: deps.people.db, ask }, item)
  return id
}
