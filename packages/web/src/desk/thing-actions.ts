import { editField, explainThing, mergeThings, readThings, type ShownThing, splitThing, undoEdit } from '@wiker/harvest'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { type Action, capacityFor } from '@wiker/town/people/permissions.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import { wordsFor } from '../pages/show.tsx'
import { type Acting, allowed, denied, signInFirst } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../server/own-form.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { editableFields, readTyped, type Typed } from './editable.ts'
import { momentOf } from './moment.ts'
import { type Mistake, type Outcome, thingPage } from './thing.tsx'

interface Given {
  c: SiteContext
  field: Fields
  thing: ShownThing
  town: TownCard
  acting: Acting
}

/** What is done from a thing's page, each noted in the log and led back to the page. */
export function registerThingActions(site: Site, deps: DeskPageDeps): void {
  const { db } = deps.people

  const action = (name: string, permission: Action, act: (given: Given) => Promise<Outcome | Response>) =>
    site.post(`/bureau/fiche/${name}`, ownFormsOnly(deps), async (c: SiteContext) => {
      if (!c.var.person) return signInFirst(c)
      const field = await readForm(c, 128 * 1024)
      if (field instanceof Response) return field
      const id = (await explainThing(db, field('id')))?.id
      const thing = id === undefined ? undefined : (await readThings(db, [id])).get(id)
      const [town] = thing ? await getTownsByCode(db, [thing.town]) : []
      if (!thing || !town) return thingPage(c, deps, field('id'))
      const acting = await allowed(c, deps, permission, town.code)
      if (acting instanceof Response) return acting
      const outcome = await act({ c, field, thing, town, acting })
      if (outcome instanceof Response) return outcome
      if (outcome !== 'non') {
        const { person, role } = acting
        const deed = { person: person.id, role, action: permission, town: town.code, subject: thing.id }
        await noteDeed(db, { ...deed, details: { name: thing.name, did: name, field: field('path') } })
      }
      const page = withQuery('/bureau/fiche', { id: thing.id, fait: outcome })
      return c.redirect(localPath(c.var.language, page), 303)
    })

  action('corriger', 'record.edit', (given) => correct(deps, given))
  action('annuler', 'record.edit', async ({ field, thing, town, acting }) => {
    const edits = (await explainThing(db, thing.id))?.fields.flatMap((one) => one.edits) ?? []
    const edit = edits.find((one) => String(one.id) === field('edit'))
    const undone = edit && (await undoEdit(db, edit.id, acting.person.email, momentOf(deps, town)))
    return undone ? 'annule' : 'non'
  })
  action('separer', 'record.match', async ({ field, thing, town, acting }) => {
    const parted = await splitThing(db, thing.id, [field('record')], acting.person.email, momentOf(deps, town))
    return parted.ok ? 'separe' : 'non'
  })
  action('joindre', 'record.match', async ({ c, field, thing, town, acting }) => {
    const other = (await readThings(db, [field('other')])).get(field('other'))
    // Joining changes both: who may not touch the other town's may not join it.
    if (other && !capacityFor(c.var.grants ?? [], 'record.match', other.town)) return await denied(c, deps)
    const joined = other && (await mergeThings(db, thing.id, other.id, acting.person.email, momentOf(deps, town)))
    return joined?.ok ? 'joint' : 'non'
  })
}

async function correct(deps: DeskPageDeps, { c, field, thing, town, acting }: Given): Promise<Outcome | Response> {
  const { db } = deps.people
  const editable = editableFields(thing.record.type).find(({ path }) => path === field('path'))
  const typed: Typed = editable ? readTyped(editable, field, town) : { ok: false, key: 'edit.field-not-editable' }
  const problem = typed.ok ? endBeforeStart(thing.record, field('path'), typed.value) : typed
  if (!typed.ok || problem) return mistaken(problem ?? (typed as Wrong))
  const given = { thing: thing.id, role: handOf(acting), who: acting.person.email, note: field('note').trim() }
  const path = typed.value === null ? emptied(field('path')) : field('path')
  const edited = await editField(db, { ...given, path, value: typed.value }, momentOf(deps, town))
  if (!edited.ok) return mistaken({ ok: false, key: `edit.${edited.reason}` })
  // A price over what a source calls free: readers would still be told that it is.
  if (path === 'price' && 'isAccessibleForFree' in thing.record && thing.record.isAccessibleForFree) {
    const free = typed.value === null ? null : typed.value === 0
    if (!free) await editField(db, { ...given, path: 'isAccessibleForFree', value: free }, momentOf(deps, town))
  }
  return 'corrige'

  async function mistaken({ key, values }: Wrong): Promise<Response> {
    const words = wordsFor(c)
    const sentence =
      words.maybe(key, values) ?? refusalInWords({ key, ...(values ? { values } : {}) }, words, c.var.language)
    const parts = { value: field('value'), day: field('day'), time: field('time'), note: field('note') }
    const mistake: Mistake = { path: field('path'), sentence, typed: parts }
    return thingPage(c, deps, thing.id, mistake)
  }
}

type Wrong = Extract<Typed, { ok: false }>

function endBeforeStart(record: object, path: string, value: unknown): Wrong | undefined {
  const { startDate } = record as { startDate?: string }
  if (path !== 'endDate' || typeof value !== 'string' || !startDate) return undefined
  const both = startDate.includes('T') && value.includes('T')
  const before = both ? Date.parse(value) < Date.parse(startDate) : value.slice(0, 10) < startDate.slice(0, 10)
  return before ? { ok: false, key: 'edit.end-before-start' } : undefined
}

/** An organiser without a name is none. */
function emptied(path: string): string {
  return path === 'organizer.name' || path === 'offeredBy.name' ? path.split('.')[0]! : path
}

function handOf({ role }: Acting): 'animator' | 'operator' {
  return role === 'operator' ? 'operator' : 'animator'
}
