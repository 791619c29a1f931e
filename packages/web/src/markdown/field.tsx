import { Icon } from '../components/icon.tsx'
import { useReader } from '../components/reader.ts'
import { longestText } from './parser.ts'

interface Props {
  name: string
  label: string
  value?: string | undefined
  /** A word of help under the label, besides the one on how to write bold and lists. */
  hint?: string | undefined
  /** What is wrong with what was typed. */
  problem?: string | undefined
  required?: boolean
  rows?: number
  /** Characters. */
  maxlength?: number
  /** The field's address in the page, for the list of errors at its top: the name unless said. */
  id?: string
}

/** The element that a page with such a field names in `head.elements`. */
export const markdownElement = 'rich-text'

/**
 * A box for a text with bold words, links and lists. The element adds the buttons and shows the preview in place; without it the marks are
 * typed, and the preview opens beside the form, which stays as it is.
 */
export function MarkdownField({ name, label, value, hint, problem, required, rows = 8, maxlength, id = name }: Props) {
  const { t, to } = useReader()
  const told = [problem && `${id}-erreur`, hint && `${id}-aide`, `${id}-marques`].filter(Boolean).join(' ')
  return (
    <rich-text class="field rich">
      <label for={id}>{label}</label>
      {hint && (
        <p class="field__hint" id={`${id}-aide`}>
          {hint}
        </p>
      )}
      {problem && (
        <p class="field__problem" id={`${id}-erreur`}>
          {problem}
        </p>
      )}
      <div class="rich__bar" role="toolbar" aria-label={t('rich.toolbar')} aria-controls={id} hidden>
        {buttons.map(({ mark, shape }, index) => (
          <button type="button" class={`rich__button rich__button--${mark}`} data-mark={mark} tabindex={index ? -1 : 0}>
            {mark === 'link' ? <Icon name="link" /> : <span aria-hidden="true">{shape}</span>}
            <span class="visually-hidden">{t(`rich.${mark}`)}</span>
          </button>
        ))}
      </div>
      <textarea
        id={id}
        name={name}
        rows={rows}
        maxlength={Math.min(maxlength ?? longestText, longestText)}
        required={required}
        aria-describedby={told}
        aria-invalid={problem ? 'true' : undefined}
        data-link={t('rich.linkAddress')}
      >
        {value}
      </textarea>
      <p class="field__hint" id={`${id}-marques`}>
        {t('rich.marks')}
      </p>
      {/* Enter in a field of the form sends it; the preview has its own button. */}
      <button type="submit" hidden />
      <button
        class="button button--quiet rich__preview"
        type="submit"
        formaction={to('/apercu-du-texte')}
        formenctype="application/x-www-form-urlencoded"
        formtarget="_blank"
        formnovalidate
        name="rich-text"
        value={name}
      >
        {t('rich.preview')}
      </button>
      <section class="rich__shown prose" aria-label={t('rich.previewTitle')} tabindex={-1} hidden />
    </rich-text>
  )
}

const buttons = [
  { mark: 'bold', shape: 'G' },
  { mark: 'italic', shape: 'I' },
  { mark: 'link', shape: '' },
  { mark: 'list', shape: '•' },
  { mark: 'quote', shape: '«»' },
] as const
