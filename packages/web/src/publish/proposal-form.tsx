import type { TownCard } from '@wiker/town/types.ts'
import { Trap } from '../components/forms.tsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { LongField, ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import type { PictureDraft } from '../pictures/draft.ts'
import { PictureField } from '../pictures/field.tsx'
import type { PictureProblem } from '../pictures/read-picture.ts'
import { longest, type ProposalTyped, proposalKinds, reaches } from './proposal.ts'
import type { WhenRead } from './read-when.ts'
import { WhenField, whenElement } from './when-field.tsx'

export const proposalElements = [whenElement, 'place-field', 'similar-shown']

export interface FormProps {
  typed: ProposalTyped
  /** The open towns to choose from, while none is chosen. */
  towns: TownCard[]
  town: TownCard | undefined
  problems?: Problems
  when?: WhenRead | undefined
  picture?: { draft: PictureDraft; problems: PictureProblem[] } | undefined
  /** Whose account it is sent from: no address is asked for. */
  signedIn: boolean
  /** Said at the top: too many were sent, or nothing can be kept now. */
  refusal?: string | undefined
}

/** What to announce, when, where, by whom: the shortest form that makes a line of an agenda. */
export function ProposalForm(props: FormProps) {
  const { typed, towns, town, problems = {}, when, picture, signedIn, refusal } = props
  const { t, to } = useReader()
  const isEvent = typed.kind === 'event'
  const changing = typed.suivi !== ''
  return (
    <>
      <div class="page-head">
        <h1>{t(changing ? 'propose.change.title' : 'propose.title', { town: town?.name ?? '' })}</h1>
        {!changing && <p>{t(signedIn ? 'propose.leadSignedIn' : 'propose.lead')}</p>}
      </div>
      {refusal && (
        <p class="notice notice--alert" role="alert">
          {refusal}
        </p>
      )}
      <ProblemList problems={{ ...problems, ...pictureProblems(picture?.problems ?? [], t) }} />
      {!changing && <Kinds typed={typed} town={town} />}
      <form class="report" method="post" action={to('/proposer')} enctype="multipart/form-data">
        <input type="hidden" name="kind" value={typed.kind} />
        {changing && <input type="hidden" name="suivi" value={typed.suivi} />}
        <Town typed={typed} town={town} towns={towns} problems={problems} />
        <TextField
          name="name"
          label={t(isEvent ? 'propose.name' : 'propose.headline')}
          value={typed.name}
          maxlength={longest.name}
          problems={problems}
          required
        />
        {isEvent && (
          <>
            <WhenField
              typed={typed.when}
              town={town}
              read={when && town ? { when, timezone: town.timezone } : undefined}
              problem={problems.when}
            />
            <similar-shown data-source={to('/proposer/pareils')} role="status" />
            <place-field data-source={to('/proposer/lieux')}>
              <TextField
                name="place"
                label={t('propose.place')}
                hint={t('propose.placeHint')}
                value={typed.place}
                maxlength={longest.place}
                autocomplete="off"
              />
              <TextField
                name="street"
                label={t('propose.street')}
                hint={t('propose.streetHint')}
                value={typed.street}
                maxlength={longest.street}
              />
            </place-field>
          </>
        )}
        <LongField
          name="description"
          label={t(isEvent ? 'propose.description' : 'propose.text')}
          value={typed.description}
          rows={isEvent ? 4 : 8}
          maxlength={longest.description}
          problems={problems}
          required={!isEvent}
        />
        <TextField
          name="organizer"
          label={t(isEvent ? 'propose.organizer' : 'propose.publisher')}
          value={typed.organizer}
          maxlength={longest.organizer}
          autocomplete="organization"
          problems={problems}
          required
        />
        {isEvent && <Price typed={typed} />}
        <details open={Boolean(picture?.draft.path) || (picture?.problems.length ?? 0) > 0}>
          <summary>{t('propose.addPicture')}</summary>
          <PictureField name="photo" {...(picture && { draft: picture.draft, problems: picture.problems })} />
        </details>
        {!changing && isEvent && <Reach typed={typed} />}
        {!signedIn && !changing && (
          <TextField
            name="email"
            label={t('propose.email')}
            hint={t('propose.emailHint')}
            type="email"
            value={typed.email}
            maxlength={longest.email}
            autocomplete="email"
            problems={problems}
            required
          />
        )}
        <Trap />
        <button class="button" type="submit" name="do" value="voir">
          {t('propose.see')}
        </button>
      </form>
    </>
  )
}

function Kinds({ typed, town }: Pick<FormProps, 'typed' | 'town'>) {
  const { t, to } = useReader()
  const commune = town?.slug
  return (
    <nav class="tabs" aria-label={t('propose.kinds')}>
      {proposalKinds.map((kind) => (
        <a
          href={to(withQuery('/proposer', { commune, part: kind === 'event' ? null : kind }))}
          aria-current={kind === typed.kind ? 'page' : undefined}
        >
          {t(`propose.kind.${kind}`)}
        </a>
      ))}
    </nav>
  )
}

function Town({ typed, town, towns, problems = {} }: Pick<FormProps, 'typed' | 'town' | 'towns' | 'problems'>) {
  const { t, to } = useReader()
  if (town) {
    return (
      <p class="field">
        <input type="hidden" name="commune" value={town.slug} />
        {t('propose.inTown', { town: town.name })}{' '}
        {!typed.suivi && (
          <a href={to(withQuery('/proposer', { part: typed.kind === 'event' ? null : typed.kind }))}>
            {t('propose.otherTown')}
          </a>
        )}
      </p>
    )
  }
  return (
    <div class="field">
      <label for="commune">{t('propose.town')}</label>
      {problems.commune && (
        <p class="field__problem" id="commune-erreur">
          {problems.commune}
        </p>
      )}
      <select id="commune" name="commune" required aria-invalid={problems.commune ? 'true' : undefined}>
        <option value="">{t('propose.chooseTown')}</option>
        {towns.map(({ slug, name }) => (
          <option value={slug}>{name}</option>
        ))}
      </select>
    </div>
  )
}

function Price({ typed }: Pick<FormProps, 'typed'>) {
  const { t } = useReader()
  return (
    <>
      <TextField
        name="price"
        label={t('propose.price')}
        hint={t('propose.priceHint')}
        value={typed.price}
        maxlength={longest.price}
      />
      <label class="choice">
        <input type="checkbox" name="free" value="1" checked={typed.free} />
        <span>{t('propose.free')}</span>
      </label>
    </>
  )
}

function Reach({ typed }: Pick<FormProps, 'typed'>) {
  const { t } = useReader()
  return (
    <details open={typed.reach !== 'town'}>
      <summary>{t('propose.reachTitle')}</summary>
      <fieldset class="choices">
        <legend>{t('propose.reach')}</legend>
        {reaches.map((reach) => (
          <label class="choice">
            <input type="radio" name="reach" value={reach} checked={reach === typed.reach} />
            <span>{t(`propose.reach.${reach}`)}</span>
          </label>
        ))}
      </fieldset>
    </details>
  )
}

export function pictureProblems(problems: PictureProblem[], t: ReturnType<typeof useReader>['t']): Problems {
  return Object.fromEntries(problems.map(({ field, key }) => [field, t(key)]))
}
