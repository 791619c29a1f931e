import { type Claim, claimsWaiting } from '@wiker/town/pages/claims.ts'
import { reopenClaim } from '@wiker/town/pages/decide-claim.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { useReader } from '../../../components/reader.ts'
import { readableName } from '../../../formatting/names.ts'
import { answerClaimAs } from '../../../pages-of/answer-claim.ts'
import { type Card, cardKind } from '../card-kind.ts'

/** Somebody asks for the page of an organisation. */
export const claim = cardKind<Claim>({
  name: 'claim',
  says: { one: 'day.claim.one', count: 'day.claim.count' },
  action: 'page.verify',
  seconds: 60,
  path: 'pages',
  read: async ({ deps, town, words }) =>
    (await claimsWaiting(deps.people.db, town.code)).map((one) => ({
      id: String(one.id),
      name: readableName(one.name),
      pressing: { since: one.askedAt },
      suggests:
        one.thing && one.rivals === 0 && one.sentTo ? { answer: 'accept', why: words.t('day.claim.known') } : undefined,
      data: one,
    })),
  Body: ({ card: { data } }: { card: Card<Claim> }) => {
    const { t } = useReader()
    const who = data.personName ? `${data.personName}, ${data.email}` : data.email
    return (
      <>
        <p class="line__facts">
          <span>{t(`pageKind.${data.kind}`)}</span>
          {!data.thing && <strong>{t('deskPages.notInDirectory')}</strong>}
          {data.page !== null && <strong>{t('deskPages.hasPage')}</strong>}
          {data.rivals > 0 && <strong>{t('deskPages.rivals', { count: data.rivals })}</strong>}
        </p>
        <p>
          {t('deskPages.asks', { who, capacity: data.capacity })}
          {data.legalId && ` ${t('deskPages.gaveNumber', { number: data.legalId, email: data.sentTo ?? '' })}`}
          {data.sentTo && ` ${t('deskPages.linkSent', { number: data.legalId ?? '', email: data.sentTo })}`}
        </p>
        {data.message && <blockquote class="letter">{data.message}</blockquote>}
      </>
    )
  },
  answers: (_card, { words: { t }, town }) => [
    { name: 'accept', label: t('deskPages.accept'), key: 'a' },
    {
      name: 'refuse',
      label: t('deskPages.refuse'),
      key: 'r',
      asks: { label: t('deskPages.reason'), needed: true, least: 5 },
    },
    { name: 'edit', label: t('day.open'), key: 'm', href: `/bureau/${town.slug}/pages` },
  ],
  answer: async ({ at: { deps, town }, card: { data }, answer, reason, by }) => {
    const accept = answer === 'accept'
    if (!accept && reason.length < 5) return { ok: false, problem: 'deskPages.reasonNeeded' }
    const given = accept ? ({ verdict: 'accept' } as const) : ({ verdict: 'refuse', reason } as const)
    if (!(await answerClaimAs(deps, town, data, given, by))) return { ok: false, over: true }
    return { ok: true, memory: { final: accept } }
  },
  undo: async ({ at: { deps, town }, card, by }) => {
    if (!(await reopenClaim(deps.people.db, Number(card), town.code))) return false
    const deed = { person: by.person.id, role: by.role, action: 'page.verify', town: town.code } as const
    await noteDeed(deps.people.db, { ...deed, subject: `claim ${card}`, details: { did: 'undo' } })
    return true
  },
})
