import type { SimilarThing } from '@wiker/harvest'
import type { Publication } from '@wiker/town/publishing/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { momentInWords } from '../formatting/moment.ts'
import { readableName } from '../formatting/names.ts'
import { PublicationView } from './publication-view.tsx'
import type { WhenRead } from './read-when.ts'
import { SimilarLink } from './similar.tsx'

export interface QueueItem {
  publication: Publication
  town: TownCard
  when: WhenRead | undefined
  /** What may be the same: online, or another one that waits, by its number. */
  doubles: { one: SimilarThing; waiting: number | undefined; said: boolean }[]
  /** Enough of what this sender sent was accepted: the animator may trust them. */
  mayTrust: boolean
}

/** What somebody proposed, as readers would see it, and what may become of it. */
export function Item({ item, decided }: { item: QueueItem; decided: boolean }) {
  const { t, to, words, now } = useReader()
  const { publication, town, when, doubles, mayTrust } = item
  const { id, record, suspicions, publishedAt, publishAt } = publication
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
      {publishAt && publishAt > now && !decided && (
        <p class="notice">{t('queue.later', { date: momentInWords(publishAt, town, words) })}</p>
      )}
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
export function Asked({ item: { publication, town, when } }: { item: QueueItem }) {
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
