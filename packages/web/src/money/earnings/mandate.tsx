import { houseIdentity } from '@wiker/billing/house-identity.ts'
import { noteMoney } from '@wiker/billing/notice.ts'
import { endMandate, type KeptMandate, mandatesOf, signMandate } from '@wiker/billing/payout/identity.ts'
import { obstaclesOf, readIdentity } from '@wiker/billing/payout/standing.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { withQuery } from '../../components/links.ts'
import { useReader } from '../../components/reader.ts'
import { Block, Empty } from '../../components/section.tsx'
import { saidOf } from '../../desk/town.tsx'
import { plainDay } from '../../formatting/dates.ts'
import { Said, Tick } from '../../meet/fields.tsx'
import { show, wordsFor } from '../../pages/show.tsx'
import type { Site, SiteContext } from '../../server/deps.ts'
import { localPath } from '../../server/language.ts'
import { ownFormsOnly, readForm } from '../../server/own-form.ts'
import { type Asking, animatorAsking, type EarningsDeps } from './asking.ts'
import { type MandateText, mandateText } from './mandate-words.ts'
import { EarningsTabs } from './tabs.tsx'

const address = '/bureau/revenus/mandat'

/** `/bureau/revenus/mandat`: the mandate to invoice in her name, read, signed and taken back. */
export function registerMandate(site: Site, deps: EarningsDeps): void {
  site.get(address, async (c) => {
    const asking = await animatorAsking(c, deps, 'earnings.mandate')
    return asking instanceof Response ? asking : page(c, deps, asking)
  })
  site.post(address, ownFormsOnly(deps), (c) => receive(c, deps))
}

async function textFor(c: SiteContext, deps: EarningsDeps, animator: string): Promise<MandateText | undefined> {
  const { db } = deps.people
  const file = await readIdentity(db, animator, deps.money.today())
  const house = await houseIdentity(db, { isDemonstration: deps.money.mode === 'demonstration' })
  if (!file || !house || obstaclesOf(file).includes('no-number')) return undefined
  return mandateText(file, house.issuer, deps.money.today(), wordsFor(c))
}

async function page(c: SiteContext, deps: EarningsDeps, { animator }: Asking, problem?: 'unread' | 'changed') {
  const { t } = wordsFor(c)
  const said = saidOf(c, { signe: 'earnings.mandate.signed', repris: 'earnings.mandate.ended' })
  const today = deps.money.today()
  const mandates = await mandatesOf(deps.people.db, animator)
  const text = await textFor(c, deps, animator)
  return show(c, deps, {
    body: <MandateBody mandates={mandates} text={text} today={today} said={said && t(said)} problem={problem} />,
    head: { title: t('earnings.mandate.title'), noindex: true },
    ...(problem && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: EarningsDeps) {
  const asking = await animatorAsking(c, deps, 'earnings.mandate')
  if (asking instanceof Response) return asking
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { animator, person, role } = asking
  const { db } = deps.people
  const { money } = deps
  const deed = { person: person.id, role, action: 'earnings.mandate', town: null, subject: animator } as const
  const back = (fait: string) => c.redirect(localPath(c.var.language, withQuery(address, { fait })), 303)
  if (field('do') === 'reprendre') {
    await db.transaction().execute(async (trx) => {
      await endMandate(trx, { animator, on: money.today() })
      await tellOfMandate(trx, animator, 'mandate-ended', money.now())
      await noteDeed(trx, { ...deed, details: { done: 'ended' } })
    })
    return back('repris')
  }
  const text = await textFor(c, deps, animator)
  if (!text) return page(c, deps, asking)
  if (field('lu') !== 'oui') return page(c, deps, asking, 'unread')
  if (field('texte') !== text.hash) return page(c, deps, asking, 'changed')
  await db.transaction().execute(async (trx) => {
    const { words, contestDays } = text
    const signed = { animator, signedOn: money.today(), contestDays, words, by: person.id, at: money.now() }
    const { isNew } = await signMandate(trx, signed)
    if (!isNew) return
    await noteDeed(trx, { ...deed, details: { done: 'signed', hash: text.hash } })
    await tellOfMandate(trx, animator, 'mandate-signed', money.now())
  })
  return back('signe')
}

/** A letter with what was signed or taken back, so that she keeps it too. */
async function tellOfMandate(trx: Db, animator: string, kind: 'mandate-signed' | 'mandate-ended', at: Date) {
  await noteMoney(trx, { cause: `${kind}:${animator}:${at.toISOString()}`, kind, party: animator, about: {}, at })
}

interface Props {
  mandates: KeptMandate[]
  /** What would be signed today; none before she said who she is. */
  text: MandateText | undefined
  today: string
  said?: string | undefined
  problem?: 'unread' | 'changed' | undefined
}

export function MandateBody({ mandates, text, today, said, problem }: Props) {
  const { t, to, words } = useReader()
  const standing = mandates.find(({ endedOn }) => endedOn === null || endedOn > today)
  const others = mandates.filter((one) => one !== standing)
  return (
    <>
      <div class="page-head">
        <h1>{t('earnings.mandate.title')}</h1>
        <p>{t('earnings.mandate.lead')}</p>
      </div>
      <EarningsTabs at={address} />
      <Said>{said}</Said>
      {standing ? (
        <Block id="mandat" title={t('earnings.mandate.standing', { day: plainDay(standing.signedOn, words) })}>
          <SignedWords mandate={standing} />
          <form method="post" action={to(address)}>
            <p>{t('earnings.mandate.endLead')}</p>
            <button class="button button--quiet" type="submit" name="do" value="reprendre">
              {t('earnings.mandate.end')}
            </button>
          </form>
        </Block>
      ) : text ? (
        <Block id="mandat" title={t('earnings.mandate.toSign')}>
          {problem && (
            <p class="notice notice--alert" role="alert">
              <a href="#lu">{t(`earnings.mandate.${problem}`)}</a>
            </p>
          )}
          <div class="mandate">
            {text.paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
          <form class="report" method="post" action={to(address)}>
            <input type="hidden" name="texte" value={text.hash} />
            <div id="lu">
              <Tick name="lu" label={t('earnings.mandate.read')} />
            </div>
            <button class="button" type="submit">
              {t('earnings.mandate.sign')}
            </button>
          </form>
          <p class="list__facts">{t('earnings.mandate.without')}</p>
        </Block>
      ) : (
        <Empty>
          <p>
            <a href={to('/bureau/revenus/identite')}>{t('earnings.mandate.identityFirst')}</a>
          </p>
        </Empty>
      )}
      {others.length > 0 && (
        <Block id="avant" title={t('earnings.mandate.before')}>
          {others.map((one) => (
            <details>
              <summary>
                {t('earnings.mandate.period', {
                  from: plainDay(one.signedOn, words),
                  to: plainDay(one.endedOn ?? one.signedOn, words),
                })}
              </summary>
              <SignedWords mandate={one} />
            </details>
          ))}
        </Block>
      )}
    </>
  )
}

function SignedWords({ mandate: { words: text, hash } }: { mandate: KeptMandate }) {
  const { t } = useReader()
  if (!text) return null
  return (
    <>
      <div class="mandate">
        {text.split('\n\n').map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
      <p class="list__facts">{t('earnings.mandate.hash', { hash: hash ?? '' })}</p>
    </>
  )
}
