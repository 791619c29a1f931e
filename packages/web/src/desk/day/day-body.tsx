import type { DoneLine, KeptAnswer, PutOff } from '@wiker/town/desk/answers.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../../components/reader.ts'
import { plainDay } from '../../formatting/dates.ts'
import { CardForm } from './card-form.tsx'
import type { DayWrong } from './day-routes.ts'
import { minutesFor } from './pace.ts'
import type { Queued } from './read-day.ts'
import { kindNamed } from './registry.ts'

export interface DayProps {
  /** One town's desk, or several in one queue. */
  towns: TownCard[]
  queue: Queued[]
  last: KeptAnswer[]
  done: DoneLine[]
  putOff: PutOff[]
  /** What the last press did not do. */
  said?: string | undefined
  wrong?: DayWrong | undefined
}

/** Cards that go with the page, so that the next one is there when the line drops. */
const ahead = 5

/** The day: the bar, the card, and when there is none left, the account of the day. */
export function DayBody(props: DayProps) {
  const { t } = useReader()
  const { towns, queue, wrong } = props
  const several = towns.length > 1
  const first = wrong && queue.find(({ kind, card }) => kind === wrong.kind && card.id === wrong.card)
  const [now, ...next] = first ? [first, ...queue.filter((one) => one !== first)] : queue
  return (
    <press-keys>
      <day-cards data-unsent={t('day.unsent', { count: '%n' })} data-over={t('day.sessionOver')}>
        <Bar {...props} />
        <p class="notice" data-note hidden role="status" />
        <div data-now>
          {now ? <CardForm queued={now} several={several} wrong={first && wrong} /> : <Done {...props} />}
        </div>
        {next.slice(0, ahead).map((one) => (
          <template data-next>
            <CardForm queued={one} several={several} />
          </template>
        ))}
      </day-cards>
    </press-keys>
  )
}

function Bar({ towns, queue, last, done, said }: DayProps) {
  const { t, to } = useReader()
  const left = queue.reduce((sum, { others }) => sum + 1 + others.length, 0)
  const answered = done.reduce((sum, { count, mine }) => sum + (mine ? count : 0), 0)
  const [first] = last
  const town = towns.find(({ code }) => code === first?.town)
  return (
    <div class="day-bar" data-bar>
      {left > 0 && (
        <>
          <p class="day-bar__left">
            <strong>{t('day.left', { count: left })}</strong>{' '}
            <span>{t('day.minutes', { count: minutesFor(queue) })}</span>
          </p>
          <progress value={answered} max={answered + left} aria-label={t('day.progress')} />
        </>
      )}
      {said && <p role="status">{said}</p>}
      {first && town && !last.some(({ memory }) => memory.final) && (
        <form class="day-undo" method="post" action={to(`/bureau/${town.slug}/jour/annuler`)}>
          <input type="hidden" name="token" value={first.token} />
          {towns.length > 1 && <input type="hidden" name="from" value="all" />}
          <button class="button button--quiet" type="submit" data-key="z" aria-keyshortcuts="z">
            {t('day.undo')}{' '}
            <span class="key" aria-hidden="true">
              Z
            </span>
          </button>
          <span class="day-undo__what">{last.length > 1 ? t('day.undoMany', { count: last.length }) : first.name}</span>
        </form>
      )}
    </div>
  )
}

/** « C’est fait pour aujourd’hui »: what was done, and what comes back when. */
function Done({ done, putOff, towns }: DayProps) {
  const { t, to, words, today } = useReader()
  const said = done.map((line) => ({ ...line, of: kindNamed(line.kind) })).filter(({ of }) => of !== undefined)
  return (
    <section class="day-done" aria-labelledby="fait">
      <h2 id="fait" tabindex={-1}>
        {t('day.done')}
      </h2>
      {said.length === 0 ? (
        <p>{t('day.nothing')}</p>
      ) : (
        <ul class="list list--plain">
          {said.map(({ of, answer, count, who, mine, deputy }) => (
            <li>
              {t(of!.says.count, { count })} : {words.maybe(`day.answer.${answer}`) ?? t('day.answer.other')}
              {!mine && ` (${who === null ? t('day.byRule') : deputy ? t('day.byDeputy', { who }) : who})`}
            </li>
          ))}
        </ul>
      )}
      {putOff.length > 0 && (
        <>
          <h3>{t('day.comesBack')}</h3>
          <ul class="list list--plain">
            {putOff.map(({ name, until }) => (
              <li>
                {plainDay(until, words, today)} : {name}
              </li>
            ))}
          </ul>
        </>
      )}
      {towns.length === 1 && (
        <p>
          <a class="tall" href={to(`/bureau/${towns[0]!.slug}/regles`)}>
            {t('day.rules')}
          </a>
        </p>
      )}
    </section>
  )
}
