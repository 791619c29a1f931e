import type { SimilarThing } from '@wiker/harvest'
import type { ProposalCount } from '@wiker/town/publishing/read.ts'
import type { TrustedSender } from '@wiker/town/publishing/trusted.ts'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { DeskHead } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'
import { PublicationView } from './publication-view.tsx'
import type { WhenRead } from './read-when.ts'
import { SimilarLink } from './similar.tsx'

export const queueViews = ['waiting', 'apart', 'decided'] as const
export type QueueView = (typeof queueViews)[number]

export interface QueueItem {
  publication: Publication
  town: TownCard
  when: WhenRead | undefined
  /** What may be the same: online, or another one that waits, by its number. */
  doubles: { one: SimilarThing; waiting: number | undefined; said: boolean }[]
  /** Enough of what this sender sent was accepted: the animator may trust them. */
  mayTrust: boolean
}

interface Props {
  town: TownCard
  view: QueueView
  count: ProposalCount
  items: QueueItem[]
  /** What other towns ask to have shown here. */
  asked: QueueItem[]
  /** Whose proposals pass at once. */
  trusted?: TrustedSender[]
  said?: { sentence: string; undo?: string } | undefined
}

/** Each as readers would see it, with who sent it, and the buttons that decide. One form: a press decides of one, or of the ticked ones. */
export function QueueBody({ town, view, count, items, asked, trusted = [], said }: Props) {
  const { t, to } = useReader()
  const path = `/bureau/${town.slug}/propositions`
  const waits = view !== 'decided'
  return (
    <>
      <DeskHead title={t('queue.title', { town: town.name })} lead={t(`queue.lead.${view}`)} />
      {said && (
        <form class="ask" method="post" action={to(path)}>
          <input type="hidden" name="vue" value={view} />
          <p role="status">{said.sentence}</p>
          {said.undo && (
            <button class="button button--quiet" type="submit" name="do" value={said.undo}>
              {t('queue.undo')}
            </button>
          )}
        </form>
      )}
      <nav class="tabs" aria-label={t('queue.title', { town: town.name })}>
        {queueViews.map((one) => (
          <a
            href={to(withQuery(path, { vue: one === 'waiting' ? null : one }))}
            aria-current={one === view ? 'page' : undefined}
          >
            {t(`queue.view.${one}`)}
            {one === 'waiting' && count.waiting + count.asked > 0 && (
              <span class="count">{count.waiting + count.asked}</span>
            )}
            {one === 'apart' && count.apart > 0 && <span class="count">{count.apart}</span>}
          </a>
        ))}
      </nav>
      {items.length + asked.length === 0 ? (
        <Empty>
          <p>{t(`queue.none.${view}`)}</p>
        </Empty>
      ) : (
        <queue-keys>
          {waits && <p class="field__hint no-touch">{t('queue.keys')}</p>}
          <form method="post" action={to(path)}>
            {/* Enter in a box decides nothing. */}
            <button type="submit" name="do" value="rien" hidden />
            <input type="hidden" name="vue" value={view} />
            <ul class="list">
              {items.map((item) => (
                <Item item={item} decided={!waits} />
              ))}
              {asked.map((item) => (
                <Asked item={item} />
              ))}
            </ul>
            {waits && items.length > 1 && (
              <p class="actions actions--kept">
                <button class="button" type="submit" name="do" value="accepter">
                  {t('queue.acceptTicked')}
                </button>
              </p>
            )}
          </form>
        </queue-keys>
      )}
      {trusted.length > 0 && (
        <Block id="confiance" title={t('queue.trustedList')}>
          <ul class="list">
            {trusted.map(({ name, email, page }) => (
              <li>
                <form method="post" action={to(path)} class="actions">
                  <span>{name}</span>
                  <input type="hidden" name="expediteur" value={page === null ? (email ?? '') : `page ${page}`} />
                  <button class="button button--quiet" type="submit" name="do" value="ne-plus-fier">
                    {t('queue.distrust')}
                    <span class="visually-hidden"> : {name}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}

function Item({ item, decided }: { item: QueueItem; decided: boolean }) {
  const { t, to } = useReader()
  const { publication, town, when, doubles, mayTrust } = item
  const { id, record, suspicions, publishedAt } = publication
  const name = readableName(record.name ?? '')
  return (
    <li data-item tabindex={-1} id={`annonce-${id}`}>
      {!decided && (
        <label class="choice">
          <input type="checkbox" name="annonce" value={String(id)} />
          <span>{t('queue.tick', { name })}</span>
        </label>
      )}
      <From publication={publication} town={town} />
      {publishedAt && !decided && <p class="notice">{t('queue.change')}</p>}
      {suspicions.length > 0 && !decided && (
        <p class="notice">
          {t('queue.suspicions')}{' '}
          {suspicions.map((one) => t(`queue.suspicion.${one}` as 'queue.suspicion.markup')).join(' ; ')}.
        </p>
      )}
      <PublicationView record={record} town={town} when={when} level={2} />
      {doubles.length > 0 && (
        <div class="ask">
          <p>{t('similar.already')}</p>
          <ul class="list list--plain">
            {doubles.map(({ one, waiting, said }) => (
              <li>
                {waiting ? (
                  <a href={`#annonce-${waiting}`}>{t('queue.doubleWaits', { name: readableName(one.name) })}</a>
                ) : (
                  <SimilarLink one={one} town={town} />
                )}
                {said && ` – ${t('queue.saidSame')}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      {decided ? <Decided publication={publication} town={town} /> : <Decide id={id} name={name} />}
      {mayTrust && (
        <button class="button button--quiet" type="submit" name="do" value={`fier.${id}`}>
          {t('queue.trust', { who: publication.email ?? '' })}
        </button>
      )}
      <p>
        <a class="tall" href={to(`/bureau/publication/${id}`)}>
          {t(decided ? 'queue.versions' : 'queue.rewrite')}
          <span class="visually-hidden"> : {name}</span>
        </a>
      </p>
    </li>
  )
}

function From({ publication, town }: { publication: Publication; town: TownCard }) {
  const { t, words, today } = useReader()
  const { page, authorName, email, createdAt } = publication
  const who = page ? page.name : [authorName, email].filter(Boolean).join(', ')
  return (
    <p class="line__facts">{t('queue.from', { who, date: plainDay(dayIn(createdAt, town.timezone), words, today) })}</p>
  )
}

function Decide({ id, name }: { id: number; name: string }) {
  const { t } = useReader()
  return (
    <div class="actions">
      <button
        class="button"
        type="submit"
        name="do"
        value={`accepter.${id}`}
        data-key="a"
        aria-label={t('queue.acceptNamed', { name })}
      >
        {t('queue.accept')}
      </button>
      <details class="refuse">
        <summary class="button button--quiet" data-key="r" aria-label={t('queue.refuseNamed', { name })}>
          {t('queue.refuse')}
        </summary>
        <label class="field">
          <span>{t('queue.reason')}</span>
          <textarea name={`raison.${id}`} rows={3} maxlength={2000} />
        </label>
        <button
          class="button button--quiet"
          type="submit"
          name="do"
          value={`refuser.${id}`}
          aria-label={t('queue.refuseSendNamed', { name })}
        >
          {t('queue.refuseSend')}
        </button>
      </details>
    </div>
  )
}

function Decided({ publication, town }: { publication: Publication; town: TownCard }) {
  const { t, words, today } = useReader()
  const { id, state, reason, decidedAt, record } = publication
  const date = decidedAt ? plainDay(dayIn(decidedAt, town.timezone), words, today) : ''
  return (
    <>
      <p>{t(state === 'refused' ? 'queue.wasRefused' : 'queue.wasAccepted', { date })}</p>
      {reason && (
        <blockquote class="prose">
          <p>{reason}</p>
        </blockquote>
      )}
      <button
        class="button button--quiet"
        type="submit"
        name="do"
        value={`annuler.${id}`}
        aria-label={t('queue.undoNamed', { name: record.name ?? '' })}
      >
        {t('queue.undo')}
      </button>
    </>
  )
}

/** Online in its own town already: shall it stand in this agenda too? */
function Asked({ item: { publication, town, when } }: { item: QueueItem }) {
  const { t } = useReader()
  const { id, record } = publication
  const name = readableName(record.name ?? '')
  return (
    <li data-item tabindex={-1}>
      <p class="notice">{t('queue.asked', { town: town.name })}</p>
      <From publication={publication} town={town} />
      <PublicationView record={record} town={town} when={when} />
      <div class="actions">
        <button class="button" type="submit" name="do" value={`montrer.${id}`} data-key="a">
          {t('queue.show')}
          <span class="visually-hidden"> : {name}</span>
        </button>
        <button class="button button--quiet" type="submit" name="do" value={`ecarter.${id}`} data-key="r">
          {t('queue.decline')}
          <span class="visually-hidden"> : {name}</span>
        </button>
      </div>
      <button class="button button--quiet" type="submit" name="do" value={`fier.${id}`}>
        {t('queue.trustAsked', { who: publication.page?.name ?? publication.authorName })}
      </button>
    </li>
  )
}
