import type { Organization } from '@wiker/model'
import { dayIn } from '@wiker/town/days.ts'
import type { Claim } from '@wiker/town/pages/claims.ts'
import type { Objection } from '@wiker/town/pages/objections.ts'
import type { RecordPlace } from '@wiker/town/pages/record-of.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath, webUrl } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'
import { readableName } from '../formatting/names.ts'

interface ClaimCardProps {
  town: TownCard
  claim: Claim
  place: RecordPlace | undefined
  problem: string | undefined
}

/** Who asks, what the directory knows of it, and the two answers. */
export function ClaimCard({ town, claim, place, problem }: ClaimCardProps) {
  const { t, to, words } = useReader()
  const known = place?.record as Partial<Organization> | undefined
  const said = Object.entries({
    address: known
      ? [known.streetAddress, known.postalCode, known.addressLocality].filter(Boolean).join(' ')
      : claim.address,
    number: known?.rnaNumber ?? known?.taxID,
    phone: known?.telephone,
    email: known?.email,
    site: known?.url ?? claim.website,
  } as const).filter(([, value]) => value)
  const where = { number: claim.legalId ?? '', email: claim.sentTo ?? '' }
  return (
    <li id={`demande-${claim.id}`}>
      <h3 class="list__name">
        {place ? (
          <a href={to(recordPath(place.townSlug, place.section, place.path))}>{readableName(claim.name)}</a>
        ) : (
          readableName(claim.name)
        )}
      </h3>
      <p class="line__facts">
        <span>{t(`pageKind.${claim.kind}`)}</span>
        <span>{plainDay(dayIn(town.timezone, claim.askedAt), words)}</span>
        {!place && <strong>{t('deskPages.notInDirectory')}</strong>}
        {claim.page !== null && <strong>{t('deskPages.hasPage')}</strong>}
        {claim.rivals > 0 && <strong>{t('deskPages.rivals', { count: claim.rivals })}</strong>}
      </p>
      <p>
        {t('deskPages.asks', {
          who: claim.personName ? `${claim.personName}, ${claim.email}` : claim.email,
          capacity: claim.capacity,
        })}
        {claim.legalId && ` ${t('deskPages.gaveNumber', where)}`}
        {claim.sentTo && ` ${t('deskPages.linkSent', where)}`}
      </p>
      {claim.message && <blockquote class="letter">{claim.message}</blockquote>}
      {said.length > 0 && (
        <dl class="told">
          {said.map(([name, value]) => (
            <div>
              <dt>{t(`deskPages.known.${name}` as 'deskPages.known.site')}</dt>
              <dd>{webUrl(value) ? <a href={webUrl(value)}>{value}</a> : value}</dd>
            </div>
          ))}
        </dl>
      )}
      <form class="report" method="post" action={to(`/bureau/${town.slug}/pages/demande`)}>
        <input type="hidden" name="demande" value={String(claim.id)} />
        <button class="button" type="submit" name="do" value="accepter">
          {t('deskPages.accept')}
        </button>
        <details open={problem !== undefined}>
          <summary>{t('deskPages.refuse')}</summary>
          <div class="field">
            <label for={`raison-${claim.id}`}>{t('deskPages.reason')}</label>
            {problem && (
              <p class="field__problem" id={`raison-${claim.id}-erreur`}>
                {problem}
              </p>
            )}
            <textarea
              id={`raison-${claim.id}`}
              name="raison"
              rows={3}
              maxlength={1000}
              {...(problem && { 'aria-invalid': 'true', 'aria-describedby': `raison-${claim.id}-erreur` })}
            />
          </div>
          <button class="button button--quiet" type="submit" name="do" value="refuser">
            {t('deskPages.sendRefusal')}
          </button>
        </details>
      </form>
    </li>
  )
}

/** An owner says that an event is not theirs. */
export function ObjectionCard({
  town,
  objection,
  place,
}: {
  town: TownCard
  objection: Objection
  place: RecordPlace | undefined
}) {
  const { t, to, words } = useReader()
  return (
    <li>
      <h3 class="list__name">
        {place ? (
          <a href={to(recordPath(place.townSlug, place.section, place.path))}>{objection.name}</a>
        ) : (
          objection.name
        )}
      </h3>
      <p class="line__facts">
        <span>{objection.pageName}</span>
        <span>{plainDay(dayIn(town.timezone, objection.at), words)}</span>
        {objection.email && <span>{objection.email}</span>}
      </p>
      <p>{t('deskPages.objection', { page: objection.pageName })}</p>
      {objection.message && <blockquote class="letter">{objection.message}</blockquote>}
      <form class="actions" method="post" action={to(`/bureau/${town.slug}/pages/pas-a-nous`)}>
        <input type="hidden" name="objection" value={String(objection.id)} />
        {place && (
          <button class="button" type="submit" name="do" value="retirer">
            {t('deskPages.rename')}
          </button>
        )}
        <button class="button button--quiet" type="submit" name="do" value="garder">
          {t('deskPages.keep')}
        </button>
      </form>
    </li>
  )
}
