import { dayIn } from '@wiker/town/days.ts'
import { refuseStory } from '@wiker/town/stories/decide.ts'
import { type StoryActor, type StoryRule, setStoryRule, storyRuleNames, storyRules } from '@wiker/town/stories/rules.ts'
import { readStories, readStory } from '@wiker/town/stories/store.ts'
import type { Story } from '@wiker/town/stories/types.ts'
import { readOutline } from '@wiker/town/towns/outlines.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { deskTown, saidOf } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { readForm } from '../server/own-form.ts'
import { StoriesBody, StoryDeskBody } from './desk-body.tsx'
import { StoryEditBody } from './edit-body.tsx'
import { editStoryOnline, putStoryOnline, takeStoryOffline, undoStoryOnline } from './online.ts'

const saidKeys = {
  publie: 'stories.said.published',
  refuse: 'stories.said.refused',
  retire: 'stories.said.withdrawn',
  modifie: 'stories.said.edited',
  annule: 'stories.said.undone',
  regle: 'stories.said.rule',
} as const

export async function storiesPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'story.handle')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const [stories, rules] = await Promise.all([
    readStories(db, town.code, { states: ['draft', 'published', 'refused', 'withdrawn'], limit: 120 }),
    storyRules(db, town.code),
  ])
  const { t } = wordsFor(c)
  const said = saidOf(c, saidKeys)
  const today = dayIn(town.timezone, deps.clock())
  return show(c, deps, {
    body: <StoriesBody town={town} stories={stories} rules={rules} today={today} said={said && t(said)} />,
    head: { title: t('stories.title', { town: town.name }), noindex: true },
  })
}

export async function storyDeskPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await asked(c, deps)
  if (given instanceof Response) return given
  const { town, story } = given
  const { t } = wordsFor(c)
  const said = saidOf(c, saidKeys)
  const outline = await readOutline(deps.db, town.code)
  const lacksReason = c.req.query('manque') === 'raison'
  return show(c, deps, {
    body: (
      <StoryDeskBody town={town} story={story} outline={outline} said={said && t(said)} lacksReason={lacksReason} />
    ),
    head: { title: story.title, noindex: true },
  })
}

export async function editPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await asked(c, deps)
  if (given instanceof Response) return given
  const { town, story } = given
  const { title, text } = story.outdated?.text ? story.outdated : story
  return show(c, deps, {
    body: <StoryEditBody town={town} story={story} typed={{ title, text }} />,
    head: { title: wordsFor(c).t('stories.edit'), noindex: true },
  })
}

/** The text goes through the checker: what the data do not say comes back marked, with all that was typed. */
export async function saveEdit(c: SiteContext, deps: DeskPageDeps) {
  const given = await asked(c, deps)
  if (given instanceof Response) return given
  const { town, story, by } = given
  const field = await readForm(c, 64 * 1024)
  if (field instanceof Response) return field
  const typed = { title: field('titre').slice(0, 200), text: field('texte').slice(0, 8000) }
  const done = await editStoryOnline(deps, deps.people.db, story.id, by, {
    ...typed,
    answers: field('reponds') === 'oui',
  })
  if (done.ok) return back(c, town, 'modifie', story.id)
  if (done.reason !== 'unfound' && done.reason !== 'empty') return back(c, town, '', story.id)
  return show(c, deps, {
    body: (
      <StoryEditBody
        town={town}
        story={story}
        typed={typed}
        problems={done.problems ?? []}
        empty={done.reason === 'empty'}
      />
    ),
    head: { title: wordsFor(c).t('stories.edit'), noindex: true },
    status: 422,
  })
}

/** A button says `publier.12`, `refuser.12`, `retirer.12`, `annuler.12`; the rules are sent together. */
export async function decideStory(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'story.handle')
  if (given instanceof Response) return given
  const { town, acting } = given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const by = { person: acting.person.id, capacity: acting.role }
  const [what, number] = field('do').split('.')
  const { db } = deps.people
  if (what === 'regle') {
    const rule = field('regle') as StoryRule
    if (!storyRuleNames.includes(rule)) return c.text('400', 400)
    await db.transaction().execute((trx) => setStoryRule(trx, { town: town.code, kind: number ?? '', rule }, by))
    return back(c, town, 'regle')
  }
  const story = Number.isSafeInteger(Number(number)) ? await readStory(db, Number(number)) : undefined
  if (!story || story.town !== town.code) return c.text('404', 404)
  const reason = field('raison').trim().slice(0, 500)
  if ((what === 'refuser' || what === 'retirer') && !reason) {
    return c.redirect(localPath(c.var.language, `${deskPath(town, story.id)}?manque=raison#raison`), 303)
  }
  const done = await decision(what, deps, story, by, reason)
  return done === undefined ? c.text('400', 400) : back(c, town, done, what === 'annuler' ? story.id : undefined)
}

/** What was done, as the next page's address says it; undefined for what is no decision. */
async function decision(what: string | undefined, deps: DeskPageDeps, story: Story, by: StoryActor, reason: string) {
  const { db } = deps.people
  switch (what) {
    case 'publier':
      return (await putStoryOnline(deps, db, story.id, by)).ok ? 'publie' : ''
    case 'refuser': {
      const given = { now: deps.clock(), reason }
      const done = await db.transaction().execute((trx) => refuseStory(trx, story.id, by, given))
      return done.ok ? 'refuse' : ''
    }
    case 'retirer':
      return (await takeStoryOffline(deps, db, story.id, by, reason)).ok ? 'retire' : ''
    case 'annuler':
      return (await undoStoryOnline(deps, db, story.id, by)).ok ? 'annule' : ''
    default:
      return undefined
  }
}

async function asked(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'story.handle')
  if (given instanceof Response) return given
  const id = Number(c.req.param('story'))
  const story = Number.isSafeInteger(id) ? await readStory(deps.people.db, id) : undefined
  if (!story || story.town !== given.town.code) return c.notFound()
  const { person, role } = given.acting
  return { town: given.town, story, by: { person: person.id, capacity: role } }
}

const deskPath = (town: TownCard, id?: number) => `/bureau/${town.slug}/recits${id ? `/${id}` : ''}`

function back(c: SiteContext, town: TownCard, done: string, id?: number): Response {
  return c.redirect(localPath(c.var.language, withQuery(deskPath(town, id), { fait: done })), 303)
}
