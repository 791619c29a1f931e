import type { Child } from 'hono/jsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import type { Words } from '../formatting/words.ts'
import type { Fields } from '../server/own-form.ts'

/** What was typed, by field; kept so that a refused form comes back as it was. */
export type Typed<Name extends string> = Partial<Record<Name, string>>
/** What is wrong, by field: a sentence that says what to do. */
export type Wrong<Name extends string> = Partial<Record<Name, string>>

export function typedOf<Name extends string>(field: Fields, names: readonly Name[], longest = 4000): Typed<Name> {
  return Object.fromEntries(names.map((name) => [name, field(name).slice(0, longest)])) as Typed<Name>
}

/** The sentence of each field that was refused: `order.wrong.<field>`, else the common one. */
export function wrongOf<Name extends string>(fields: readonly string[], words: Words): Wrong<Name> {
  return Object.fromEntries(
    fields.map((name) => [name, words.maybe(`order.wrong.${name}`) ?? words.t('order.wrong.field')]),
  ) as Wrong<Name>
}

/** At the top of a refused form: each thing to put right, with the way to it. */
export function WrongList({ wrong }: { wrong: Wrong<string> }) {
  const { t } = useReader()
  const all = Object.entries(wrong)
  if (all.length === 0) return null
  return (
    <Empty>
      <div role="alert">
        <p>
          <strong>{t('order.wrong.title')}</strong>
        </p>
        <ul>
          {all.map(([name, sentence]) => (
            <li>
              <a class="tall" href={`#champ-${name}`}>
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Empty>
  )
}

interface FieldProps {
  name: string
  /** What the form sends it as, where a page has several of one name. */
  field?: string
  label: string
  hint?: string | undefined
  value?: string | undefined
  wrong?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'date' | 'datetime-local' | 'url'
  /** Lines of a field of several. */
  rows?: number
  required?: boolean
  max?: number
  autocomplete?: string
}

/** A field with its name above, its hint, and what is wrong with it. */
export function Field({
  name,
  field = name,
  label,
  hint,
  value,
  wrong,
  type = 'text',
  rows,
  required,
  max,
  autocomplete,
}: FieldProps) {
  const id = `champ-${name}`
  const described = [hint && `${id}-aide`, wrong && `${id}-faute`].filter(Boolean).join(' ') || undefined
  const common = {
    id,
    name: field,
    required,
    maxlength: max,
    'aria-describedby': described,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="find__hint" id={`${id}-aide`}>
          {hint}
        </p>
      )}
      {wrong && (
        <p class="wrong" id={`${id}-faute`}>
          {wrong}
        </p>
      )}
      {rows ? (
        <textarea rows={rows} {...common}>
          {value}
        </textarea>
      ) : (
        <input type={type} value={value} autocomplete={autocomplete} {...common} />
      )}
    </div>
  )
}

interface ChoicesProps {
  name: string
  legend: string
  options: { value: string; label: string; hint?: string | undefined }[]
  value?: string | undefined
  wrong?: string | undefined
}

/** One of several, each a line to touch. */
export function Choices({ name, legend, options, value, wrong }: ChoicesProps) {
  return (
    <fieldset class="choices" id={`champ-${name}`} tabindex={-1}>
      <legend>{legend}</legend>
      {wrong && <p class="wrong">{wrong}</p>}
      {options.map((option) => (
        <label class="choice">
          <input type="radio" name={name} value={option.value} checked={option.value === value} />
          <span>
            {option.label}
            {option.hint && <span class="list__facts"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

/** A box to tick, with what is wrong when it is not. */
export function Tick({
  name,
  checked,
  wrong,
  children,
}: {
  name: string
  checked: boolean
  wrong?: string | undefined
  children: Child
}) {
  return (
    <div class="tick" id={`champ-${name}`} tabindex={-1}>
      {wrong && <p class="wrong">{wrong}</p>}
      <label class="choice">
        <input type="checkbox" name={name} value="oui" checked={checked} />
        <span>{children}</span>
      </label>
    </div>
  )
}
