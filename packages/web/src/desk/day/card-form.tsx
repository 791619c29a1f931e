import { useReader } from '../../components/reader.ts'
import type { Answer } from './card-kind.ts'
import type { DayWrong } from './day-routes.ts'
import type { Queued } from './read-day.ts'

interface Props {
  queued: Queued
  /** Of several towns: which one is said, and the way back leads to them all. */
  several: boolean
  wrong?: DayWrong | undefined
}

/** One card with its answers: a form that works by itself, with the keys on its buttons. */
export function CardForm({ queued, several, wrong }: Props) {
  const { t, to, words } = useReader()
  const { of, kind, town, card, others, token } = queued
  const group = others.length > 0
  const answers = of.answers(card, { words, town }).filter(({ name, href }) => !group || (name === 'accept' && !href))
  const suggested = answers.find(({ name }) => name === card.suggests?.answer)
  const rest = answers.filter((one) => one !== suggested)
  return (
    <kept-words data-card={`${town.code} ${kind} ${card.id}`}>
      <form
        class="day-card"
        method="post"
        action={to(`/bureau/${town.slug}/jour`)}
        data-card={`${town.code} ${kind} ${card.id}`}
      >
        <input type="hidden" name="kind" value={kind} />
        {!group && <input type="hidden" name="card" value={card.id} />}
        <input type="hidden" name="token" value={token} />
        {several && <input type="hidden" name="from" value="all" />}
        <div class="day-card__said">
          <p class="day-card__kind">
            {card.pressing.urgent && <strong>{t('day.urgent')} </strong>}
            {t(of.says.one)}
            {several && ` · ${town.name}`}
          </p>
          <h2 class="day-card__name" tabindex={-1}>
            {group ? t('day.together', { count: others.length + 1, name: card.alike!.name }) : card.name}
          </h2>
          {wrong && (
            <p class="field__problem" role="alert">
              {t(wrong.problem)}
            </p>
          )}
          {group ? (
            <fieldset class="day-card__all">
              <legend class="visually-hidden">{t('day.choose')}</legend>
              {[card, ...others].map((one) => (
                <label class="choice">
                  <input type="checkbox" name="card" value={one.id} checked />
                  <span>{one.name}</span>
                </label>
              ))}
            </fieldset>
          ) : (
            <of.Body card={card} town={town} />
          )}
          {card.suggests && <p class="day-card__why">{card.suggests.why}</p>}
        </div>
        <div class="day-answers">
          {suggested && <AnswerButton answer={suggested} main wrong={wrong} />}
          {rest.map((answer) => (
            <AnswerButton answer={answer} main={!suggested && answer.name === 'accept'} wrong={wrong} />
          ))}
          <Later />
        </div>
      </form>
    </kept-words>
  )
}

function Key({ name }: { name: string | undefined }) {
  return name ? (
    <span class="key" aria-hidden="true">
      {name.toUpperCase()}
    </span>
  ) : null
}

function AnswerButton({ answer, main, wrong }: { answer: Answer; main: boolean; wrong: DayWrong | undefined }) {
  const { t, to } = useReader()
  const { name, label, key, asks, href } = answer
  // The suggested answer has the letter of all suggested answers too.
  const keys = [...new Set([key, main && !asks ? 'a' : undefined])].filter(Boolean).join(' ')
  const shown = main && !asks ? 'a' : key
  const look = main ? 'button' : 'button button--quiet'
  if (href) {
    return (
      <a class={look} href={to(href)} data-key={keys} aria-keyshortcuts={keys}>
        {label} <Key name={shown} />
      </a>
    )
  }
  if (!asks) {
    return (
      <button class={look} type="submit" name="do" value={name} data-key={keys} aria-keyshortcuts={keys}>
        {label} <Key name={shown} />
      </button>
    )
  }
  return (
    <details class="day-fold" name="day-fold" open={wrong !== undefined && asks.needed}>
      <summary class="button button--quiet" data-key={keys} aria-keyshortcuts={keys}>
        {label} <Key name={shown} />
      </summary>
      <div class="day-fold__inside">
        {asks.ready?.map((text, i) => (
          <>
            <input type="hidden" name={`ready.${name}.${i + 1}`} value={text} />
            <button
              class="button button--quiet"
              type="submit"
              name="do"
              value={`${name}#${i + 1}`}
              data-key={String(i + 1)}
            >
              {text} <Key name={String(i + 1)} />
            </button>
          </>
        ))}
        <label class="field">
          <span>{asks.label}</span>
          <textarea name={`reason.${name}`} rows={asks.rows ?? 2} maxlength={2000}>
            {wrong?.reason ?? asks.value ?? ''}
          </textarea>
        </label>
        <button class="button" type="submit" name="do" value={name}>
          {t('day.send')}
        </button>
      </div>
    </details>
  )
}

const puttingOff = [
  ['day.tomorrow', '+1'],
  ['day.inThree', '+3'],
  ['day.inWeek', '+7'],
] as const

function Later() {
  const { t, today } = useReader()
  return (
    <details class="day-fold" name="day-fold">
      <summary class="button button--quiet" data-key="p" aria-keyshortcuts="p">
        {t('day.later')} <Key name="p" />
      </summary>
      <div class="day-fold__inside">
        {puttingOff.map(([key, days], i) => (
          <button class="button button--quiet" type="submit" name="do" value={`later#${days}`} data-key={String(i + 1)}>
            {t(key)} <Key name={String(i + 1)} />
          </button>
        ))}
        <label class="field">
          <span>{t('day.laterDay')}</span>
          <input type="date" name="until" min={today} />
        </label>
        <button class="button" type="submit" name="do" value="later">
          {t('day.putOff')}
        </button>
      </div>
    </details>
  )
}
