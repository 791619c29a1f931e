import { useReader } from '../components/reader.ts'
import type { Option, Problems } from '../pages-of/fields.tsx'

/** A box to tick. */
export function Tick({
  name,
  value = 'oui',
  checked,
  label,
}: {
  name: string
  value?: string
  checked?: boolean
  label: string
}) {
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <span>{label}</span>
    </label>
  )
}

/** One of many, in a list that opens. */
export function SelectField({
  name,
  label,
  options,
  value,
  problems,
}: {
  name: string
  label: string
  options: Option[]
  value?: string | undefined
  problems?: Problems | undefined
}) {
  const problem = problems?.[name]
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {problem && (
        <p class="field__problem" id={`${name}-erreur`}>
          {problem}
        </p>
      )}
      <select
        id={name}
        name={name}
        aria-describedby={problem && `${name}-erreur`}
        aria-invalid={problem ? 'true' : undefined}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Said once after a press: what came of it. */
export function Said({ children }: { children?: string | undefined }) {
  return children ? (
    <p class="notice" role="status">
      {children}
    </p>
  ) : null
}

/** The way back to the page this one belongs to. */
export function Back({ href, text }: { href: string; text: string }) {
  const { to } = useReader()
  return (
    <p class="crumbs">
      <a class="tall" href={to(href)}>
        {text}
      </a>
    </p>
  )
}
