import { setAside } from '@wiker/town/doors/answer.ts'
import { draftsOf } from '@wiker/town/doors/read.ts'
import type { DoorDraft } from '@wiker/town/doors/types.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { pathOf as recordPathOf } from '@wiker/town/records/path.ts'
import { recordPath, withQuery } from '../components/links.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { readAround } from '../publish/similar.tsx'
import { whenElement } from '../publish/when-field.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { confirm } from './confirm.ts'
import type { DoorsPageDeps } from './deps.ts'
import { DraftBody } from './draft-body.tsx'
import { askedItem } from './item.tsx'
import { judge, whenOf } from './judge.ts'
import { type DraftTyped, readDraftTyped, typedOf } from './typed.ts'

/** `/bureau/blain/apporter/12/3`: one draft, the source on one side, the form on the other; confirmed or set aside. */
export function registerDraft(site: Site, deps: DoorsPageDeps): void {
  const path = '/bureau/:slug/apporter/:item{[0-9]+}/:number{[0-9]+}'
  site.get(path, async (c) => {
    const given = await askedDraft(c, deps)
    if (given instanceof Response) return given
    return page(c, deps, given, typedOf(given.draft.fields, false))
  })
  site.post(path, ownFormsOnly(deps), (c) => act(c, deps))
}

type Asked = Exclude<Awaited<ReturnType<typeof askedItem>>, Response> & { draft: DoorDraft; drafts: DoorDraft[] }

async function askedDraft(c: SiteContext, deps: DoorsPageDeps): Promise<Asked | Response> {
  const given = await askedItem(c, deps)
  if (given instanceof Response) return given
  const drafts = await draftsOf(deps.people.db, given.item.id)
  const draft = drafts.find(({ number }) => number === Number(c.req.param('number')))
  return draft ? { ...given, draft, drafts } : (c.notFound() as Response)
}

interface Back {
  problems?: Record<string, string>
  unanswered?: boolean
  refusal?: string
}

async function page(
  c: SiteContext,
  deps: DoorsPageDeps,
  { town, item, draft, drafts }: Asked,
  typed: DraftTyped,
  back: Back = {},
) {
  const { db } = deps.people
  const context = { town, today: c.var.today, words: wordsFor(c) }
  const { record } = await judge(db, draft.fields, typed, context)
  const when = draft.fields.dates ? await whenOf(db, draft.fields, typed, context) : undefined
  const { similar } =
    record && when ? await readAround(db, record, { town, when, today: c.var.today }) : { similar: [] }
  return show(c, deps, {
    body: (
      <DraftBody
        town={town}
        item={item}
        draft={draft}
        open={drafts.filter(({ state }) => state === 'open').length}
        typed={typed}
        when={when}
        similar={similar}
        {...back}
      />
    ),
    head: {
      title: wordsFor(c).t('doors.item', { name: draft.fields.name || item.name }),
      noindex: true,
      elements: [whenElement, 'place-field'],
    },
    status: back.problems || back.unanswered ? 422 : back.refusal ? 409 : 200,
  })
}

async function act(c: SiteContext, deps: DoorsPageDeps) {
  const given = await askedDraft(c, deps)
  if (given instanceof Response) return given
  const { town, acting, item, draft, drafts } = given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { t } = wordsFor(c)
  const typed = readDraftTyped(form)
  const base = `/bureau/${town.slug}/apporter`
  const onwards = drafts.some((one) => one.state === 'open' && one.number !== draft.number)
    ? `${base}/${item.id}`
    : base
  if (draft.state !== 'open') return page(c, deps, given, typed, { refusal: t('doors.gone') })
  if (form.field('do') === 'ecarter') {
    await deps.people.db.transaction().execute(async (trx) => {
      await setAside(trx, { item: item.id, number: draft.number, person: acting.person.id, now: deps.clock() })
      const subject = `${item.id}.${draft.number}`
      const deed = {
        person: acting.person.id,
        role: acting.role,
        action: 'door.bring',
        town: town.code,
        subject,
      } as const
      await noteDeed(trx, { ...deed, details: { verdict: 'aside' } })
    })
    return c.redirect(
      localPath(c.var.language, withQuery(onwards, { fait: onwards === base ? 'ferme' : 'ecarte', n: 1 })),
      303,
    )
  }
  const { record, when, problems } = await judge(deps.people.db, draft.fields, typed, {
    town,
    today: c.var.today,
    words: wordsFor(c),
  })
  if (!record) return page(c, deps, given, typed, { problems: problems as Record<string, string> })
  const { similar } = await readAround(deps.people.db, record, { town, when, today: c.var.today })
  if (similar.length > 0 && typed.same === '') return page(c, deps, given, typed, { unanswered: true })
  const confirmed = await confirm(deps, town, acting, { item, draft, typed, record })
  if (!confirmed.ok)
    return page(c, deps, given, typed, { refusal: t(confirmed.reason === 'gone' ? 'doors.gone' : 'doors.refused') })
  if (onwards !== base)
    return c.redirect(localPath(c.var.language, withQuery(onwards, { fait: 'confirme', n: 1 })), 303)
  if (!confirmed.thing) return c.redirect(localPath(c.var.language, withQuery(base, { fait: 'confirme' })), 303)
  const seen = recordPath(town.slug, 'agenda', recordPathOf(confirmed.thing, typed.name))
  return c.redirect(localPath(c.var.language, seen), 303)
}
