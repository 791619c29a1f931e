import { dayIn, isDay } from '@wiker/town/days.ts'
import { lastPress } from '@wiker/town/desk/answers.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../../components/links.ts'
import type { MessageKey } from '../../formatting/words.ts'
import { wordsFor } from '../../pages/show.tsx'
import { allowed, signInFirst } from '../../people/guard.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { readFilesForm } from '../../server/files-form.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly } from '../../server/own-form.ts'
import { deskTown } from '../town.tsx'
import type { DayDeps } from './card-kind.ts'
import { giveAnswer, takeBack } from './give-answer.ts'
import { dayAt } from './read-day.ts'
import { kindNamed } from './registry.ts'

/** Shows the day again, with what could not be done. */
export interface DayWrong {
  kind: string
  card: string
  problem: MessageKey
  reason: string
}
export type ShowDay = (c: SiteContext, town: TownCard | undefined, wrong?: DayWrong) => Response | Promise<Response>

/** What the buttons of a card do, and the one that takes the last press back. */
export function registerDayAnswers(site: Site, deps: DayDeps, showDay: ShowDay): void {
  site.post('/bureau/:slug/jour', ownFormsOnly(deps), (c) => answer(c, deps, showDay))
  site.post('/bureau/:slug/jour/annuler', ownFormsOnly(deps), (c) => undo(c, deps))
}

const longestLook = 600

async function answer(c: SiteContext, deps: DayDeps, showDay: ShowDay) {
  const given = await deskTown(c, deps, 'desk.see')
  if (given instanceof Response) return given
  const { town } = given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { field } = form
  const kind = kindNamed(field('kind'))
  if (!kind) return c.text('400', 400)
  const acting = await allowed(c, deps, kind.action, town.code)
  if (acting instanceof Response) return acting
  const [name = '', ready] = field('do').split('#')
  const cards = form
    .all('card')
    .filter((id) => id !== '' && !id.includes('\0'))
    .slice(0, 100)
  const token = /^[\w-]{8,64}$/.exec(field('token'))?.[0]
  if (!token || cards.length === 0) return c.text('400', 400)
  const at = dayAt(deps, town, { person: acting.person.id, grants: c.var.grants ?? [], words: wordsFor(c) })
  const until = name === 'later' ? laterDay(ready || field('until'), at.today) : undefined
  if (name === 'later' && !until) return c.text('400', 400)
  const readyWords = ready && name !== 'later' ? field(`ready.${name}.${ready}`) : ''
  const typed = field(`reason.${name}`).replaceAll('\r\n', '\n').replaceAll('\0', '').trim()
  const reason = (typed || readyWords).slice(0, 2000)
  const looked = Number(field('looked'))
  const seconds = looked > 0 && looked < longestLook ? looked : undefined
  const done = await giveAnswer({ at, kind, cards, answer: name, reason, field, by: acting, token, until, seconds })
  const from = field('from') === 'all'
  if (!done.ok && 'problem' in done) {
    return showDay(c, from ? undefined : town, { kind: kind.name, card: cards[0]!, problem: done.problem, reason })
  }
  return back(c, town, from, done.ok ? null : 'deja')
}

async function undo(c: SiteContext, deps: DayDeps) {
  if (!c.var.person) return signInFirst(c)
  const given = await deskTown(c, deps, 'desk.see')
  if (given instanceof Response) return given
  const { town, acting } = given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const { person } = acting
  const grants = c.var.grants ?? []
  const last = await lastPress(deps.people.db, person.id, [town.code], deps.clock())
  const from = form.field('from') === 'all'
  if (last.length === 0 || last[0]!.token !== form.field('token')) return back(c, town, from, 'deja')
  const by = (kind: { action: Parameters<typeof capacityFor>[1] }) => {
    const role = capacityFor(grants, kind.action, town.code)
    return role && { person, role }
  }
  const done = await takeBack(dayAt(deps, town, { person: person.id, grants, words: wordsFor(c) }), last, by)
  return back(c, town, from, done ? 'annule' : 'tard')
}

function back(c: SiteContext, town: TownCard, all: boolean, fait: string | null) {
  return c.redirect(localPath(c.var.language, withQuery(all ? '/bureau' : `/bureau/${town.slug}`, { fait })), 303)
}

/** A day to come, a year away at most. */
function laterDay(text: string, today: string): string | undefined {
  const days = /^\+(\d{1,3})$/.exec(text)?.[1]
  const day = days ? dayIn('UTC', new Date(Date.parse(`${today}T00:00:00Z`) + Number(days) * 86_400_000)) : text
  return isDay(day) && day > today && Date.parse(day) - Date.parse(today) <= 366 * 86_400_000 ? day : undefined
}
