import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import type { WhenRead, WhenTyped } from './read-when.ts'
import { whenFields } from './read-when.ts'
import { WhenShown } from './when-shown.tsx'

interface Props {
  typed: WhenTyped
  /** For whose calendar; undefined while the form's field `commune` is still to say it. */
  town?: Pick<TownCard, 'slug'> | undefined
  /** What it was understood as, when the form comes back. */
  read?: { when: WhenRead; timezone: string } | undefined
  problem?: string | undefined
}

/** The element that a page with such a field names in `head.elements`. */
export const whenElement = 'when-field'

/**
 * When it takes place, typed as people say it, and shown back as the dates it means: while typing by the element, else when the form comes
 * back. Below, folded, a day and its hours for who prefers to choose them.
 */
export function WhenField({ typed, town, read, problem }: Props) {
  const { t, to } = useReader()
  const { when, day, from, to: until } = whenFields
  const told = ['when-aide', problem && 'when-erreur'].filter(Boolean).join(' ')
  return (
    <when-field data-source={to(withQuery('/proposer/dates', { commune: town?.slug, part: 1 }))}>
      <div class="field">
        <label for={when}>{t('when.label')}</label>
        <p class="field__hint" id="when-aide">
          {t('when.hint')}
        </p>
        {problem && (
          <p class="field__problem" id="when-erreur">
            {problem}
          </p>
        )}
        <input
          id={when}
          name={when}
          type="text"
          value={typed.when}
          maxlength={300}
          autocomplete="off"
          aria-describedby={told}
          aria-invalid={problem ? 'true' : undefined}
        />
      </div>
      <div data-shown role="status">
        {read && !problem && <WhenShown read={read.when} timezone={read.timezone} />}
      </div>
      <details open={typed.day !== ''}>
        <summary>{t('when.choose')}</summary>
        <div class="when-parts">
          <label class="field">
            <span>{t('when.day')}</span>
            <input type="date" name={day} value={typed.day} />
          </label>
          <label class="field">
            <span>{t('when.from')}</span>
            <input type="time" name={from} value={typed.from} />
          </label>
          <label class="field">
            <span>{t('when.to')}</span>
            <input type="time" name={until} value={typed.to} />
          </label>
        </div>
        <p class="field__hint">{t('when.chooseHint')}</p>
      </details>
    </when-field>
  )
}
