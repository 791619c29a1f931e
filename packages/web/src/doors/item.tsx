import { similarThings } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { addDraft, closeItem, setAside } from '@wiker/town/doors/answer.ts'
import { draftsOf, getItem } from '@wiker/town/doors/read.ts'
import type { DoorDraft, DoorItem } from '@wiker/town/doors/types.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { deskTown } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Acting } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { confirm } from './confirm.ts'
import type { DoorsPageDeps } from './deps.ts'
import { emptyFields } from './fields.ts'
import { type DraftLine, ItemBody } from './item-body.tsx'
import { judge } from './judge.ts'
import { typedOf } from './typed.ts'

/** Drafts on one page of an item. */
const shown = 50
const pathOf = (town: TownCard, item: number) => `/bureau/${town.slug}/apporter/${item}`

/** `/bureau/blain/apporter/12`: what was read of one thing that came in. One draft opens by itself; of several there is a list. */
export function registerItem(site: Site, deps: DoorsPageDeps): void {
  site.get('/bureau/:slug/apporter/:item{[0-9]+}', (c) => itemPage(c, deps))
  site.post('/bureau/:slug/apporter/:item{[0-9]+}', ownFormsOnly(deps), (c) => act(c, deps))
}

/** The item that an address names, of this very town. */
export async function askedItem(
  c: SiteContext,
  deps: DoorsPageDeps,
): Promise<{ town: TownCard; acting: Acting; item: DoorItem } | Response> {
  const given = await deskTown(c, deps, 'door.bring')
  if (given instanceof Response) return given
  const item = await getItem(deps.people.db, given.town.code, Number(c.req.param('item')))
  if (!item) return c.notFound() as Response
  c.set('today', dayIn(given.town.timezone, deps.clock()))
  return { ...given, item }
}

async function itemPage(c: SiteContext, deps: DoorsPageDeps) {
  const given = await askedItem(c, deps)
  if (given instanceof Response) return given
  const { town, item } = given
  const drafts = await draftsOf(deps.people.db, item.id)
  if (drafts.length === 1) return c.redirect(localPath(c.var.language, `${pathOf(town, item.id)}/1`), 303)
  if (item.state === 'waiting') c.header('refresh', '3')
  const open = drafts.filter(({ state }) => state === 'open')
  const lines: DraftLine[] = []
  for (const draft of open.slice(0, shown)) lines.push(await lineOf(c, deps, town, draft))
  return show(c, deps, {
    body: (
      <ItemBody
        town={town}
        item={item}
        lines={lines}
        more={Math.max(0, open.length - shown)}
        settled={drafts.filter(({ state }) => state !== 'open')}
        done={{ what: c.req.query('fait'), count: Number(c.req.query('n')) || 0 }}
      />
    ),
    head: { title: wordsFor(c).t('doors.item', { name: item.name }), noindex: true },
  })
}

async function lineOf(c: SiteContext, deps: DoorsPageDeps, town: TownCard, draft: DoorDraft): Promise<DraftLine> {
  const { db } = deps.people
  const context = { town, today: c.var.today, words: wordsFor(c) }
  const { record, when, problems } = await judge(db, draft.fields, typedOf(draft.fields, false), context)
  const days = when?.occurrences.map(({ day }) => day) ?? []
  const similar = record ? await similarThings(db, record, { town: town.code, days, except: [] }) : []
  return { draft, ...(when && { when }), problems, similar }
}

async function act(c: SiteContext, deps: DoorsPageDeps) {
  const given = await askedItem(c, deps)
  if (given instanceof Response) return given
  const { town, acting, item } = given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const [what = '', one] = form.field('do').split('.')
  const wanted = one === undefined ? form.all('draft').map(Number) : [Number(one)]
  const to = (path: string) => c.redirect(localPath(c.var.language, path), 303)
  const back = (done: string, count = 0) => to(withQuery(pathOf(town, item.id), { fait: done, n: count || null }))
  if (item.closedAt) return to(withQuery(`/bureau/${town.slug}/apporter`, { fait: 'ferme' }))
  switch (what) {
    case 'confirmer': {
      const count = await confirmAll(c, deps, given, wanted)
      return count > 0 && (await isSettled(deps, item))
        ? to(withQuery(`/bureau/${town.slug}/apporter`, { fait: 'confirme' }))
        : back(count > 0 ? 'confirme' : 'rien', count)
    }
    case 'ecarter': {
      const count = await putAside(deps, given, wanted)
      return (await isSettled(deps, item))
        ? to(withQuery(`/bureau/${town.slug}/apporter`, { fait: 'ferme' }))
        : back('ecarte', count)
    }
    case 'saisir': {
      const number = await deps.people.db.transaction().execute((trx) => addDraft(trx, item.id, emptyFields))
      return to(`${pathOf(town, item.id)}/${number}`)
    }
    case 'fermer':
      await deps.people.db.transaction().execute(async (trx) => {
        await closeItem(trx, { item: item.id, person: acting.person.id, now: deps.clock() })
        await note(trx, town, acting, String(item.id), 'close')
      })
      return to(withQuery(`/bureau/${town.slug}/apporter`, { fait: 'ferme' }))
    default:
      return back('rien')
  }
}

interface Asked {
  town: TownCard
  acting: Acting
  item: DoorItem
}

/** Each ticked one that is complete, as it was read. One that is not, or was answered meanwhile, stays. */
async function confirmAll(
  c: SiteContext,
  deps: DoorsPageDeps,
  { town, acting, item }: Asked,
  wanted: number[],
): Promise<number> {
  const { db } = deps.people
  const context = { town, today: c.var.today, words: wordsFor(c) }
  let count = 0
  for (const draft of await draftsOf(db, item.id)) {
    if (draft.state !== 'open' || !wanted.includes(draft.number)) continue
    const typed = typedOf(draft.fields, false)
    const { record } = await judge(db, draft.fields, typed, context)
    if (record && (await confirm(deps, town, acting, { item, draft, typed, record })).ok) count++
  }
  return count
}

async function putAside(deps: DoorsPageDeps, { town, acting, item }: Asked, wanted: number[]): Promise<number> {
  return deps.people.db.transaction().execute(async (trx) => {
    let count = 0
    for (const number of wanted.slice(0, 200).filter(Number.isSafeInteger)) {
      const answer = { item: item.id, number, person: acting.person.id, now: deps.clock() }
      if (!(await setAside(trx, answer))) continue
      count++
      await note(trx, town, acting, `${item.id}.${number}`, 'aside')
    }
    return count
  })
}

const note = (
  trx: Parameters<typeof noteDeed>[0],
  town: TownCard,
  { person, role }: Acting,
  subject: string,
  verdict: string,
) => noteDeed(trx, { person: person.id, role, action: 'door.bring', town: town.code, subject, details: { verdict } })

const isSettled = async (deps: DoorsPageDeps, { town, id }: DoorItem) =>
  ((await getItem(deps.people.db, town, id))?.closedAt ?? null) !== null
