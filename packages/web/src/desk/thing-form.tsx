import { eventStatusSchema } from '@wiker/model'
import { zoned } from '@wiker/town/days.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import type { EditableField } from './editable.ts'
import type { Mistake } from './thing.tsx'
import { fieldInWords } from './values.ts'

interface Props {
  field: EditableField
  /** What readers see now. */
  shown: unknown
  /** Id of the thing. */
  thing: string
  town: TownCard
  mistake?: Mistake | undefined
}

/** One field to put right, folded away until somebody wants to; open with what was typed when it could not be taken. */
export function EditForm({ field, shown, thing, town, mistake }: Props) {
  const { t, to, words } = useReader()
  const { path } = field
  const wrong = mistake?.path === path ? mistake : undefined
  const typed = wrong?.typed ?? typedOf(field, shown, town.timezone)
  return (
    <details open={wrong !== undefined}>
      <summary>
        {t(shown === null ? 'desk.thing.addNamed' : 'desk.thing.correctNamed', { field: fieldInWords(path, words) })}
      </summary>
      <form class="report" method="post" action={to('/bureau/fiche/corriger')}>
        <input type="hidden" name="id" value={thing} />
        <input type="hidden" name="path" value={path} />
        {wrong && (
          <p class="notice notice--alert" id={`erreur-${path}`}>
            {wrong.sentence}
          </p>
        )}
        <Inputs field={field} typed={typed} wrong={wrong !== undefined} />
        {path !== 'name' && field.input !== 'status' && <p class="list__facts">{t('desk.thing.empty')}</p>}
        <label class="field">
          <span>{t('desk.thing.note')}</span>
          <input type="text" name="note" maxlength={300} value={typed.note} />
        </label>
        <button class="button" type="submit">
          {t('desk.thing.save')}
        </button>
      </form>
    </details>
  )
}

function Inputs({
  field: { path, input },
  typed,
  wrong,
}: {
  field: EditableField
  typed: Mistake['typed']
  wrong: boolean
}) {
  const { t, words } = useReader()
  const label = fieldInWords(path, words)
  const told = wrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': `erreur-${path}` } : {}
  if (input === 'moment') {
    return (
      <fieldset class="field two-fields">
        <legend>{label}</legend>
        <label class="field">
          <span>{t('desk.thing.day')}</span>
          <input type="date" name="day" value={typed.day} {...told} />
        </label>
        <label class="field">
          <span>{t('desk.thing.time')}</span>
          <input type="time" name="time" value={typed.time} {...told} />
        </label>
      </fieldset>
    )
  }
  return (
    <div class="field">
      <label for={`champ-${path}`}>{label}</label>
      {control()}
    </div>
  )

  function control() {
    if (input === 'long') {
      return (
        <textarea id={`champ-${path}`} name="value" rows={6} maxlength={20_000} {...told}>
          {typed.value}
        </textarea>
      )
    }
    if (input === 'status') {
      return (
        <select id={`champ-${path}`} name="value">
          {eventStatusSchema.options.map((status) => (
            <option value={status} selected={status === typed.value}>
              {t(`status.${status}`)}
            </option>
          ))}
        </select>
      )
    }
    if (input === 'day') return <input id={`champ-${path}`} type="date" name="day" value={typed.day} {...told} />
    const types = { tel: 'tel', email: 'email' } as const
    const type = input === 'tel' || input === 'email' ? types[input] : 'text'
    return (
      <input
        id={`champ-${path}`}
        type={type}
        name="value"
        value={typed.value}
        maxlength={300}
        autocomplete="off"
        {...told}
      />
    )
  }
}

/** What stands in the fields when the form is opened. */
function typedOf({ input }: EditableField, shown: unknown, timezone: string): Mistake['typed'] {
  const text = shown === null || shown === undefined ? '' : String(shown)
  const empty = { value: '', day: '', time: '', note: '' }
  if (input === 'day') return { ...empty, day: text.slice(0, 10) }
  if (input !== 'moment') return { ...empty, value: text }
  if (!text.includes('T')) return { ...empty, day: text }
  const local = zoned(timezone, Date.parse(text))
  return { ...empty, day: local.slice(0, 10), time: local.slice(11, 16) }
}
