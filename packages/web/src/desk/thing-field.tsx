import type { FieldExplanation, ThingExplanation } from '@wiker/harvest'
import { dayIn } from '@wiker/town/days.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import type { EditableField } from './editable.ts'
import type { Mistake } from './thing.tsx'
import { EditForm } from './thing-form.tsx'
import { VoiceName } from './thing-voices.tsx'
import { fieldInWords, valueInWords } from './values.ts'

interface Props {
  field: FieldExplanation
  thing: ThingExplanation
  town: TownCard
  forms: EditableField[]
  mistake?: Mistake | undefined
}

/** One piece of information: what is shown, by which rule, what the hands and the other sources say. */
export function Field({ field, thing, town, forms, mistake }: Props) {
  const { t, to, words, today } = useReader()
  const say = (path: string, value: unknown) => valueInWords(path, value, { words, timezone: town.timezone, today })
  const day = (date: Date) => plainDay(dayIn(town.timezone, date), words)
  // What stands underneath an edit is told with it.
  const unders = field.edits.map(({ path, under }) => (path === field.field ? say(path, under) : undefined))
  const others = field.others.filter(({ value }) => !unders.includes(say(field.field, value)))
  const noted = thing.noted.filter(({ path }) => path.split('.')[0] === field.field)
  return (
    <li id={`c-${field.field}`}>
      <h3 class="told__name">{fieldInWords(field.field, words)}</h3>
      <p class="told__value">{say(field.field, field.shown)}</p>
      <p class="list__facts">
        {t(`layers.rule.${field.rule}`)} {field.from && field.edits.length === 0 && <VoiceName voice={field.from} />}
      </p>
      {field.edits.map(({ id, path, who, at, under, note }) => (
        <form method="post" action={to('/bureau/fiche/annuler')}>
          <input type="hidden" name="id" value={thing.id} />
          <input type="hidden" name="edit" value={String(id)} />
          <p class="list__facts">
            {path !== field.field && `${fieldInWords(path, words)} : `}
            {t('desk.thing.edited', { who, date: day(at) })}
            {note && ` (${note})`}. {t('desk.thing.under', { value: say(path, under) })}
          </p>
          {forms.length > 0 && (
            <button class="button button--quiet" type="submit">
              {t('desk.thing.undo')}
            </button>
          )}
        </form>
      ))}
      {noted.map(({ path, value }) => (
        <p class="list__facts">{t('desk.thing.noted', { value: say(path, value) })}</p>
      ))}
      {others.length > 0 && (
        <details>
          <summary>{t('desk.thing.others', { count: others.length })}</summary>
          <ul>
            {others.map(({ value, voice }) => (
              <li>
                <VoiceName voice={voice} /> : {say(field.field, value)}{' '}
                <span class="list__facts">{t('desk.thing.changed', { date: day(voice.lastChanged) })}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {forms.map((form) => (
        <EditForm field={form} shown={inner(field.shown, form.path)} thing={thing.id} town={town} mistake={mistake} />
      ))}
    </li>
  )
}

/** What stands at `location.name` in the value of `location`. */
function inner(value: unknown, path: string): unknown {
  const [, ...rest] = path.split('.')
  return rest.reduce<unknown>((node, name) => (node as Record<string, unknown> | null)?.[name] ?? null, value)
}
