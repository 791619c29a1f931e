import {
  explainThing,
  matchedKinds,
  readThings,
  type ShownThing,
  searchThings,
  type ThingExplanation,
} from '@wiker/harvest'
import { readVersions, type VersionLine } from '@wiker/town/order/note.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import { pathOf } from '@wiker/town/records/path.ts'
import { kinds, sectionOf } from '@wiker/town/sections.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import type { MessageKey } from '../formatting/words.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { allowed, denied, signInFirst } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { ThingBody } from './thing-body.tsx'
import { DeskHead, saidOf } from './town.tsx'

/** `/bureau/fiche?id=…`: why each piece of information of a thing is what it is, and what can be done about it. */
export function registerThing(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/fiche', (c) => thingPage(c, deps))
}

const outcomes = {
  corrige: 'desk.thing.saved',
  annule: 'desk.thing.undone',
  joint: 'desk.thing.joined',
  separe: 'desk.thing.parted',
  non: 'desk.thing.notDone',
} as const satisfies Record<string, MessageKey>
export type Outcome = keyof typeof outcomes

/** What was typed and could not be taken, with the sentence that says why. */
export interface Mistake {
  path: string
  sentence: string
  typed: { value: string; day: string; time: string; note: string }
}

export async function thingPage(c: SiteContext, deps: DeskPageDeps, id = asked(c, 'id') ?? '', mistake?: Mistake) {
  if (!c.var.person) return signInFirst(c)
  const { db } = deps.people
  const explanation = await explainThing(db, id)
  if (!explanation) return gone(c, deps)
  const acting = await allowed(c, deps, 'record.explain', explanation.town)
  if (acting instanceof Response) return acting
  const [town] = await getTownsByCode(db, [explanation.town])
  const thing = (await readThings(db, [explanation.id])).get(explanation.id)
  if (!town || !thing) return gone(c, deps)
  const { t } = wordsFor(c)
  const words = asked(c, 'chercher')
  const may = (action: 'record.edit' | 'record.match' | 'report.handle') =>
    capacityFor(c.var.grants ?? [], action, town.code) !== undefined
  const joinable = may('record.match') && (matchedKinds as readonly string[]).includes(thing.kind)
  const found = joinable && words ? await searchThings(db, { ...thing, words, besides: thing.id }) : undefined
  const said = saidOf(c, outcomes)
  return show(c, deps, {
    body: (
      <ThingBody
        explanation={explanation}
        thing={thing}
        town={town}
        page={pageOf(thing, town)}
        mayEdit={may('record.edit')}
        mayDecide={may('report.handle')}
        versions={await readVersions(db, thing.id)}
        joinable={joinable}
        search={joinable ? { words, found } : undefined}
        said={said && t(said)}
        mistake={mistake}
      />
    ),
    head: { title: t('desk.thing.why'), noindex: true, canonical: '/bureau/fiche' },
    ...(mistake ? { status: 422 as const } : {}),
  })
}

export interface ThingProps {
  explanation: ThingExplanation
  thing: ShownThing
  town: TownCard
  /** Address of its public page, for the kinds that have one. */
  page: string | undefined
  mayEdit: boolean
  /** Hide it, or show it again, by a decision with its reasons. */
  mayDecide?: boolean
  /** Who wrote, let through and rewrote it, when it was published here. */
  versions?: VersionLine[]
  joinable: boolean
  search?: { words: string | undefined; found: ShownThing[] | undefined } | undefined
  said?: string | undefined
  mistake?: Mistake | undefined
}

function pageOf({ kind, id, name, category }: ShownThing, town: TownCard): string | undefined {
  const own = kinds.find((one) => one === kind)
  return own && recordPath(town.slug, sectionOf(own, category), pathOf(id, name))
}

/** To somebody who looks after no town, what is gone is as little theirs as what is there. */
function gone(c: SiteContext, deps: DeskPageDeps) {
  if ((c.var.grants ?? []).length === 0) return denied(c, deps)
  return show(c, deps, {
    body: <GoneBody />,
    head: { title: wordsFor(c).t('desk.thing.why'), noindex: true },
    status: 404,
  })
}

function GoneBody() {
  const { t } = useReader()
  return (
    <>
      <DeskHead title={t('desk.thing.why')} />
      <Empty>
        <p>{t('desk.thing.gone')}</p>
      </Empty>
    </>
  )
}
