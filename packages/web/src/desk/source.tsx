import {
  type AccessSummary,
  countWaitingOf,
  type KeptFault,
  readSourceDetails,
  type SourceDetails,
  summariseAccess,
} from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { webUrl } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { faultInWords, type PublisherLetter, publisherLetter } from '../formatting/faults.ts'
import { words as allWords } from '../formatting/words.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { denied, signInFirst } from '../people/guard.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { capacityForSource } from './access.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { Understood } from './source-explanation.tsx'
import { History } from './source-history.tsx'
import { isExamined } from './source-quality.tsx'
import { SourceSettingsForms } from './source-settings.tsx'
import { StateBadge } from './sources.tsx'
import { saidOf } from './town.tsx'

/** `/bureau/sources/12`: how a source fares, what was understood of it, its history, and what can be done about it. */
export function registerSource(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/sources/:id{[0-9]+}', (c) => sourcePage(c, deps))
}

async function sourcePage(c: SiteContext, deps: DeskPageDeps) {
  if (!c.var.person) return signInFirst(c)
  const { db } = deps.people
  const details = await readSourceDetails(db, Number(c.req.param('id')))
  if (!details || !capacityForSource(c, 'source.see', details.source, 'any')) return denied(c, deps)
  const towns = await getTownsByCode(db, details.source.towns ?? [])
  const report = towns[0]
    ? `${deps.publicUrl}/${towns[0].slug}/sources/${details.source.slug ?? details.source.id}`
    : ''
  const names = towns.map((town) => town.name).join(', ')
  const open = details.faults.filter((fault) => !fault.endedAt)
  const { name, url } = details.source
  // The publisher is of the town: the letter is in its language, whatever the reader's.
  const letter = publisherLetter({ name, url, town: names || 'Wiker', report }, open, allWords.fr, 'fr')
  const mayChange = capacityForSource(c, 'source.change', details.source, 'every') !== undefined
  const access = mayChange ? await summariseAccess(db, details.source.id) : undefined
  const waiting = await countWaitingOf(db, details.source.id)
  const said = saidOf(c, outcomes)
  const wrong = saidOf(c, failures)
  const { t } = wordsFor(c)
  return show(c, deps, {
    body: (
      <SourceBody
        details={details}
        towns={towns}
        letter={letter}
        mayChange={mayChange}
        access={access}
        waiting={waiting}
        said={said && t(said)}
        wrong={wrong && t(wrong)}
      />
    ),
    head: { title: name, noindex: true },
  })
}

const outcomes = { enregistre: 'desk.source.saved', relue: 'desk.source.asked' } as const
const failures = { non: 'desk.source.notSaved', cle: 'desk.source.badKey' } as const

export interface SourceBodyProps {
  details: SourceDetails
  towns: TownCard[]
  letter: PublisherLetter
  mayChange: boolean
  access?: AccessSummary | undefined
  /** Records of it that wait for a word. */
  waiting: number
  said?: string | undefined
  wrong?: string | undefined
}

export function SourceBody(props: SourceBodyProps) {
  const { details, towns, letter, mayChange, access, waiting, said, wrong } = props
  const { t, to } = useReader()
  const { source, state, faults, runs } = details
  const open = faults.filter((fault) => !fault.endedAt)
  const held = runs[0]?.state === 'held' ? runs[0] : undefined
  return (
    <>
      <div class="page-head">
        <p>
          <a href={to('/bureau/sources')}>{t('desk.sources.title')}</a>
        </p>
        <h1>{source.name}</h1>
        <p>
          <StateBadge state={state} />
        </p>
        <Facts details={details} towns={towns} />
        {isExamined(source) && (
          <p>
            <a class="tall" href={to(`/bureau/sources/${source.id}/qualite`)}>
              {t('desk.quality.link')}
            </a>
          </p>
        )}
      </div>
      {said && (
        <p class="notice" role="status">
          {said}
        </p>
      )}
      {wrong && (
        <p class="notice notice--alert" role="alert">
          {wrong}
        </p>
      )}
      {waiting > 0 && towns[0] && (
        <p>
          <a class="tall" href={to(`/bureau/${towns[0].slug}/a-confirmer`)}>
            {t('desk.source.queue', { count: waiting })}
          </a>
        </p>
      )}
      {open.length > 0 && (
        <Ailments source={source.id} faults={open} letter={letter} held={held?.id} mayChange={mayChange} />
      )}
      {mayChange && (
        <form class="actions" method="post" action={to(`/bureau/sources/${source.id}/relire`)}>
          <button class="button button--quiet" type="submit">
            {t('desk.source.again')}
          </button>
        </form>
      )}
      <Understood explanation={details.explanation} />
      <History runs={runs} />
      {mayChange && <SourceSettingsForms source={source} access={access} />}
    </>
  )
}

function Facts({ details: { source, shown, rhythm }, towns }: { details: SourceDetails; towns: TownCard[] }) {
  const { t, words } = useReader()
  const url = webUrl(source.url)
  const day = (date: Date) => plainDay(dayIn(networkTimezone, date), words)
  return (
    <>
      <p class="line__facts">
        {source.publisher && source.publisher !== source.name && <span>{source.publisher}</span>}
        {towns.length > 0 && <span>{towns.map((town) => town.name).join(', ')}</span>}
        <span>{t('sources.count', { count: shown })}</span>
        {source.licence && <span>{source.licence}</span>}
      </p>
      <p class="list__facts">{url ? <a href={url}>{source.url}</a> : t('desk.source.file')}</p>
      <p class="list__facts">
        {rhythm !== undefined && `${t('desk.source.rhythm', { days: Math.max(1, Math.round(rhythm / 86_400_000)) })} `}
        {source.nextRunAt ? t('desk.source.next', { date: day(source.nextRunAt) }) : t('desk.source.onDemand')}
      </p>
    </>
  )
}

/** What one press can do about it. */
function Remedy({ source, fault }: { source: number; fault: KeptFault }) {
  const { t, to } = useReader()
  if (fault.kind === 'moved') {
    return (
      <button
        class="button button--quiet"
        type="submit"
        name="moved"
        value={String(fault.id)}
        formaction={to(`/bureau/sources/${source}/adresse`)}
      >
        {t('desk.source.takeAddress')}
      </button>
    )
  }
  if (fault.kind !== 'column-lost') return null
  return (
    <a class="button button--quiet" href={to(`/bureau/sources/${source}/colonnes`)}>
      {t('desk.source.chooseColumn')}
    </a>
  )
}

interface AilmentsProps {
  source: number
  faults: KeptFault[]
  letter: PublisherLetter
  /** The run that waits. */
  held: number | undefined
  mayChange: boolean
}

function Ailments({ source, faults, letter, held, mayChange }: AilmentsProps) {
  const { t, to, words, language } = useReader()
  return (
    <Block id="faults" title={t('desk.source.faults')}>
      <ul class="list">
        {faults.map((fault) => (
          <li>
            <p class="list__name">{faultInWords(fault, words, language)}</p>
            <p class="line__facts">
              <span>{t('desk.source.since', { date: plainDay(dayIn(networkTimezone, fault.since), words) })}</span>
              {fault.settledAt && <span>{t('desk.source.settled')}</span>}
            </p>
            {mayChange && !fault.settledAt && (
              <form class="actions" method="post" action={to(`/bureau/sources/${source}/constat`)}>
                <button class="button button--quiet" type="submit" name="fault" value={String(fault.id)}>
                  {t('desk.source.settle')}
                </button>
                <Remedy source={source} fault={fault} />
              </form>
            )}
          </li>
        ))}
      </ul>
      {held !== undefined && mayChange && (
        <form class="actions" method="post" action={to(`/bureau/sources/${source}/accepter`)}>
          <button class="button" type="submit" name="run" value={String(held)}>
            {t('desk.source.approve')}
          </button>
        </form>
      )}
      <details class="letter-ready">
        <summary>{t('desk.source.letter')}</summary>
        <p class="letter">{letter.text}</p>
        <p>
          <a
            class="button button--quiet"
            href={`mailto:?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.text)}`}
          >
            {t('desk.source.write')}
          </a>
        </p>
      </details>
    </Block>
  )
}
