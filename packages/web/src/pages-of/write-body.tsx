import { categoriesOf } from '@wiker/model'
import type { Page } from '@wiker/town/pages/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { categoryName } from '../components/category.tsx'
import { useReader } from '../components/reader.ts'
import { MarkdownField } from '../markdown/field.tsx'
import { PictureField } from '../pictures/field.tsx'
import type { ReadPicture } from '../pictures/read-picture.ts'
import type { WhenRead } from '../publish/read-when.ts'
import { WhenField } from '../publish/when-field.tsx'
import { ChoiceField, LongField, ProblemList, type Problems, TextField } from './fields.tsx'
import { whenTyped } from './read-written.ts'
import { SpaceHead } from './space-head.tsx'
import { SubscribeFirst } from './subscribe-first.tsx'
import { reaches, type Typed, type WrittenKind } from './written.ts'

export interface WriteProps {
  page: Page
  town: TownCard
  /** The dates as they are understood, or were before. */
  when?: WhenRead | undefined
  kind: WrittenKind
  title: string
  action: string
  typed: Typed
  problems: Problems
  /** Why it was not kept, when it is nothing in the form. */
  refusal?: string | undefined
  picture: Pick<ReadPicture, 'draft' | 'problems'>
  /** Pages that may do it together with this one. */
  others: Pick<Page, 'id' | 'name'>[]
  /** Those that were asked already. */
  chosen: number[]
  /** It was sent before: a change of it is no draft. */
  online: boolean
}

export function WriteBody({
  page,
  town,
  when,
  kind,
  title,
  action,
  typed,
  problems,
  refusal,
  picture,
  others,
  chosen,
  online,
}: WriteProps) {
  const { t, to } = useReader()
  const text = { problems, maxlength: 300 }
  return (
    <>
      <SpaceHead page={page} title={title} lead={t(online ? 'write.leadAgain' : 'write.lead')} />
      <SubscribeFirst page={page} />
      {refusal && (
        <p class="notice notice--alert" role="alert">
          {refusal}
        </p>
      )}
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to(action)} enctype="multipart/form-data">
        <TextField
          name="titre"
          label={t('write.title')}
          value={typed.titre}
          problems={problems}
          maxlength={200}
          required
        />
        {kind === 'event' && (
          <>
            <WhenField
              typed={whenTyped(typed)}
              town={town}
              read={when && { when, timezone: town.timezone }}
              problem={problems.when}
            />
            <TextField name="lieu" label={t('write.where')} value={typed.lieu} {...text} />
            <TextField name="rue" label={t('write.street')} value={typed.rue} {...text} />
          </>
        )}
        {kind === 'offer' && (
          <div class="two-fields">
            <TextField name="debut" type="date" label={t('write.from')} value={typed.debut} problems={problems} />
            <TextField name="fin" type="date" label={t('write.to')} value={typed.fin} problems={problems} required />
          </div>
        )}
        <MarkdownField
          name="texte"
          label={t(`write.text.${kind}`)}
          value={typed.texte}
          problem={problems.texte}
          required={kind === 'article'}
        />
        <PictureField name="photo" draft={picture.draft} problems={picture.problems} />
        {kind === 'offer' && (
          <LongField
            name="conditions"
            label={t('write.conditions')}
            hint={t('write.conditionsHint')}
            value={typed.conditions}
            problems={problems}
            maxlength={1000}
          />
        )}
        {kind === 'offer' && (
          <label class="choice">
            <input type="checkbox" name="bon" value="oui" checked={typed.bon === 'oui'} />
            <span>{t('write.coupon')}</span>
          </label>
        )}
        {kind !== 'article' && (
          <TextField name="prix" label={t('write.price')} hint={t('write.priceHint')} value={typed.prix} {...text} />
        )}
        {kind === 'event' && (
          <>
            <TextField
              name="inscription"
              label={t('write.registration')}
              value={typed.inscription}
              inputmode="url"
              {...text}
            />
            <Category value={typed.categorie} />
            <Partner others={others} chosen={chosen} />
            <ChoiceField
              name="portee"
              label={t('write.reach')}
              hint={t('write.reachHint')}
              value={typed.portee ?? 'town'}
              options={reaches.map((reach) => ({ value: reach, label: t(`write.reach.${reach}`) }))}
            />
          </>
        )}
        {!online && (
          <fieldset class="field two-fields" id="plus-tard">
            <legend>{t('write.later')}</legend>
            <TextField name="jour" type="date" label={t('write.day')} value={typed.jour} problems={problems} />
            <TextField name="heure" type="time" label={t('write.hour')} value={typed.heure} problems={problems} />
          </fieldset>
        )}
        <button class="button" type="submit">
          {t(online ? 'write.change' : 'write.look')}
        </button>
      </form>
    </>
  )
}

function Category({ value }: { value: string | undefined }) {
  const { t, words } = useReader()
  const named = categoriesOf('event')
    .map((key) => ({ key, name: categoryName(key, words) }))
    .sort((a, b) => a.name.localeCompare(b.name, words.locale))
  return (
    <div class="field">
      <label for="categorie">{t('write.category')}</label>
      <select id="categorie" name="categorie">
        <option value="">{t('write.noCategory')}</option>
        {named.map(({ key, name }) => (
          <option value={key} selected={key === value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Another page of the town that does it too: it is asked, and shown once it has said yes. */
function Partner({ others, chosen }: Pick<WriteProps, 'others' | 'chosen'>) {
  const { t } = useReader()
  const free = others.filter(({ id }) => !chosen.includes(id))
  if (free.length === 0) return null
  return (
    <div class="field">
      <label for="partenaire">{t('write.partner')}</label>
      <p class="field__hint" id="partenaire-aide">
        {t('write.partnerHint')}
      </p>
      <select id="partenaire" name="partenaire" aria-describedby="partenaire-aide">
        <option value="">{t('write.alone')}</option>
        {free.map(({ id, name }) => (
          <option value={String(id)}>{name}</option>
        ))}
      </select>
    </div>
  )
}
