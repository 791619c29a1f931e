import { useReader } from '../components/reader.ts'
import type { MessageKey } from '../formatting/words.ts'
import { noPicture, type PictureDraft } from './draft.ts'
import { pictureLicences } from './licences.ts'
import { OwnPhoto } from './photo.tsx'
import type { PictureProblem } from './read-picture.ts'

interface Props {
  /** Names of the fields begin with it: `photo`, `photo.alt`… The form has `enctype="multipart/form-data"`. */
  name: string
  label?: string
  draft?: PictureDraft
  problems?: PictureProblem[]
  required?: boolean
}

/** What a form asks of a picture: the file (the telephone offers its camera), what it shows, who took it, and the right to publish it. */
export function PictureField({ name, label, draft = noPicture, problems = [], required = false }: Props) {
  const { t } = useReader()
  const problem = (field: string) => problems.find((one) => one.field === field)?.key
  return (
    <fieldset class="picture-field" id={name} tabindex={-1}>
      <legend>{label ?? t('picture.label')}</legend>
      <Kept name={name} draft={draft} />
      <label class="field">
        <span>{draft.path ? t('picture.other') : t('picture.file')}</span>
        <input
          type="file"
          name={name}
          accept="image/*,application/pdf"
          required={required && !draft.path}
          aria-describedby={`${name}.aide${problem(name) ? ` ${name}.erreur` : ''}`}
          aria-invalid={problem(name) ? 'true' : undefined}
        />
      </label>
      <p class="field__hint" id={`${name}.aide`}>
        {t('picture.fileHint')}
      </p>
      <Problem id={name} message={problem(name)} />
      <div class="field">
        <label for={`${name}.alt`}>{t('picture.alt')}</label>
        <p class="field__hint" id={`${name}.alt.aide`}>
          {t('picture.altHint')}
        </p>
        <Problem id={`${name}.alt`} message={problem(`${name}.alt`)} />
        <input
          type="text"
          id={`${name}.alt`}
          name={`${name}.alt`}
          value={draft.alt}
          maxlength={300}
          aria-describedby={`${name}.alt.aide${problem(`${name}.alt`) ? ` ${name}.alt.erreur` : ''}`}
          aria-invalid={problem(`${name}.alt`) ? 'true' : undefined}
        />
      </div>
      <label class="field">
        <span>{t('picture.credit')}</span>
        <input type="text" name={`${name}.credit`} value={draft.credit} maxlength={300} />
      </label>
      <label class="field">
        <span>{t('picture.licence')}</span>
        <select name={`${name}.licence`}>
          {pictureLicences.map((licence) => (
            <option value={licence} selected={licence === draft.licence}>
              {t(`picture.licence.${licence || 'none'}` as MessageKey)}
            </option>
          ))}
        </select>
      </label>
      <Problem id={`${name}.rights`} message={problem(`${name}.rights`)} />
      <label class="choice">
        <input
          type="checkbox"
          id={`${name}.rights`}
          name={`${name}.rights`}
          value="1"
          checked={draft.rights}
          aria-describedby={problem(`${name}.rights`) ? `${name}.rights.erreur` : undefined}
          aria-invalid={problem(`${name}.rights`) ? 'true' : undefined}
        />
        <span>{t('picture.rights')}</span>
      </label>
    </fieldset>
  )
}

/** The picture that is here already. */
function Kept({ name, draft }: { name: string; draft: PictureDraft }) {
  const { t } = useReader()
  if (!draft.path) return null
  return (
    <div class="picture-field__kept">
      <OwnPhoto image={{ url: draft.path, alt: draft.alt }} name="" />
      <input type="hidden" name={`${name}.path`} value={draft.path} />
      <p role="status">{t(draft.text ? 'picture.keptPoster' : 'picture.kept')}</p>
      <label class="choice">
        <input type="checkbox" name={`${name}.remove`} value="1" />
        <span>{t('picture.remove')}</span>
      </label>
    </div>
  )
}

function Problem({ id, message }: { id: string; message: MessageKey | undefined }) {
  const { t } = useReader()
  if (!message) return null
  return (
    <p class="field__problem" id={`${id}.erreur`}>
      {t(message)}
    </p>
  )
}
