import { useReader } from '../components/reader.ts'

/** What is wrong with what was typed, in words, by the name of its field. */
export type Problems = Partial<Record<string, string>>

/** At the top of a form that was refused: each mistake, with a link to its field. */
export function ProblemList({ problems }: { problems: Problems }) {
  const { t } = useReader()
  const all = Object.entries(problems)
  if (all.length === 0) return null
  return (
    <div class="notice notice--alert" role="alert">
      <p>
        <strong>{t('pageForm.problems', { count: all.length })}</strong>
      </p>
      <ul>
        {all.map(([name, sentence]) => (
          <li>
            <a href={`#${name}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface Common {
  name: string
  label: string
  hint?: string | undefined
  problems?: Problems | undefined
  required?: boolean
}

interface TextProps extends Common {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number'
  maxlength?: number
  autocomplete?: string
  inputmode?: 'text' | 'numeric' | 'url'
}

/** One line to type, its help and its mistake beside it. */
export function TextField({ name, label, hint, problems, value, type = 'text', maxlength = 200, ...more }: TextProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Told name={name} hint={hint} problem={problems?.[name]} />
      <input
        id={name}
        name={name}
        type={type}
        value={value}
        maxlength={maxlength}
        {...described(name, hint, problems)}
        {...more}
      />
    </div>
  )
}

/** Several lines to type. */
export function LongField({
  name,
  label,
  hint,
  problems,
  value,
  rows = 4,
  maxlength = 2000,
  required,
}: TextProps & { rows?: number }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Told name={name} hint={hint} problem={problems?.[name]} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxlength={maxlength}
        required={required}
        {...described(name, hint, problems)}
      >
        {value}
      </textarea>
    </div>
  )
}

export interface Option {
  value: string
  label: string
}

/** One of a few, all in sight. */
export function ChoiceField({
  name,
  label,
  hint,
  problems,
  options,
  value,
}: Common & { options: Option[]; value?: string | undefined }) {
  return (
    <fieldset class="choices" id={name} {...described(name, hint, problems)}>
      <legend>{label}</legend>
      <Told name={name} hint={hint} problem={problems?.[name]} />
      {options.map((option) => (
        <label class="choice">
          <input type="radio" name={name} value={option.value} checked={option.value === value} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Told({ name, hint, problem }: { name: string; hint: string | undefined; problem: string | undefined }) {
  return (
    <>
      {hint && (
        <p class="field__hint" id={`${name}-aide`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field__problem" id={`${name}-erreur`}>
          {problem}
        </p>
      )}
    </>
  )
}

function described(name: string, hint: string | undefined, problems: Problems | undefined) {
  const wrong = problems?.[name] !== undefined
  const ids = [hint && `${name}-aide`, wrong && `${name}-erreur`].filter(Boolean).join(' ')
  return { ...(ids && { 'aria-describedby': ids }), ...(wrong && { 'aria-invalid': 'true' as const }) }
}
