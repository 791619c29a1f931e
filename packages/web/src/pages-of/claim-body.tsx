import type { Organization } from '@wiker/model'
import { claimableKinds } from '@wiker/town/pages/types.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { Trap } from '../components/forms.tsx'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { readableName } from '../formatting/names.ts'
import type { ClaimSubject } from './claim-subject.ts'
import { ChoiceField, LongField, ProblemList, type Problems, TextField } from './fields.tsx'
import type { TypedClaim } from './read-claim.ts'

export interface ClaimProps {
  /** None: it is to be chosen first. */
  town: TownCard | undefined
  towns: TownCard[]
  subject: ClaimSubject | undefined
  typed?: Partial<TypedClaim>
  problems?: Problems
}

/** Who asks for the page of what. */
export function ClaimBody({ town, towns, subject, typed = {}, problems = {} }: ClaimProps) {
  const { t, sells, to } = useReader()
  if (!town) return <ChooseTown towns={towns} />
  const record = subject?.line.record as Organization | undefined
  const [domain] = subject && !subject.page ? subject.domains : []
  const name = subject && readableName(subject.line.name)
  return (
    <>
      <div class="page-head">
        <h1>{name ? t('claim.titleOf', { name }) : t('claim.title')}</h1>
        <p>{t(subject?.page ? 'claim.leadTaken' : 'claim.lead')}</p>
      </div>
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to('/demander-sa-page')}>
        <input type="hidden" name="commune" value={town.slug} />
        {subject && <input type="hidden" name="fiche" value={subject.line.path} />}
        {!subject && (
          <>
            <TextField name="nom" label={t('claim.name')} value={typed.name} problems={problems} required />
            <TextField
              name="adresse"
              label={t('claim.address')}
              value={typed.address}
              problems={problems}
              maxlength={300}
            />
          </>
        )}
        {!subject?.page && (
          <ChoiceField
            name="genre"
            label={t('claim.kind')}
            hint={sells ? t('subscription.claimHint') : undefined}
            value={typed.kind ?? subject?.kind}
            problems={problems}
            options={claimableKinds.map((kind) => ({ value: kind, label: t(`pageKind.${kind}`) }))}
          />
        )}
        {subject?.page && <input type="hidden" name="genre" value={subject.kind} />}
        <TextField
          name="role"
          label={t('claim.capacity')}
          hint={t('claim.capacityHint')}
          value={typed.capacity}
          problems={problems}
          required
        />
        {domain && (
          <TextField
            name="courriel"
            type="email"
            label={t('claim.email', { domain })}
            hint={t('claim.emailHint')}
            value={typed.email}
            problems={problems}
            maxlength={254}
          />
        )}
        <TextField
          name="numero"
          label={t('claim.legal')}
          hint={t('claim.legalHint')}
          value={typed.legal ?? record?.rnaNumber ?? record?.taxID}
          problems={problems}
          maxlength={40}
        />
        {!subject && (
          <TextField
            name="site"
            label={t('claim.site')}
            value={typed.site}
            problems={problems}
            maxlength={300}
            inputmode="url"
          />
        )}
        <LongField
          name="message"
          label={t('claim.message')}
          hint={t('claim.messageHint')}
          value={typed.message}
          problems={problems}
        />
        <Trap />
        <button class="button" type="submit">
          {t('claim.send')}
        </button>
      </form>
    </>
  )
}

function ChooseTown({ towns }: { towns: TownCard[] }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('claim.title')}</h1>
        <p>{t('claim.which')}</p>
      </div>
      <form class="report" method="get" action={to('/demander-sa-page')}>
        <div class="field">
          <label for="commune">{t('claim.town')}</label>
          <select id="commune" name="commune" required>
            {towns.map((town) => (
              <option value={town.slug}>{town.name}</option>
            ))}
          </select>
        </div>
        <button class="button" type="submit">
          {t('claim.next')}
        </button>
      </form>
    </>
  )
}

/** What happens next, once it is sent. */
export function ClaimSentBody({ town, name, link }: { town: TownCard; name: string | undefined; link: boolean }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t(link ? 'claim.sentLink.title' : 'claim.sent.title')}</h1>
        <p role="status">{t(link ? 'claim.sentLink.text' : 'claim.sent.text', { name: name ?? '' })}</p>
      </div>
      <p class="actions">
        <a class="button" href={to('/mon-espace')}>
          {t('space.title')}
        </a>
        <a class="button button--quiet" href={to(townPath(town.slug))}>
          {town.name}
        </a>
      </p>
    </>
  )
}
