import { type KeptReport, openReports } from '@wiker/town/order/queue.ts'
import { urgencyOf } from '@wiker/town/order/reasons.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../../../components/reader.ts'
import { dayIn, plainDay } from '../../../formatting/dates.ts'
import { carryOut } from '../../../order/carry-out.ts'
import { findCase } from '../../../order/case.ts'
import { type Card, cardKind } from '../card-kind.ts'

const day = 86_400_000
/** Days within which each is to be decided, by its gravity: the law says « without undue delay » (DSA, article 16.6). */
const daysToDecide = [0, 1, 2, 3, 7, 7]

/** Somebody reports something. A decision has its reasons, is told to each side, and is appealed against rather than undone. */
export const report = cardKind<KeptReport>({
  name: 'report',
  says: { one: 'day.report.one', count: 'day.report.count' },
  action: 'report.handle',
  seconds: 60,
  path: 'signalements',
  read: async ({ deps, town }) =>
    (await openReports(deps.people.db, town.code)).map((one) => ({
      id: String(one.id),
      name: one.subject.name,
      pressing: {
        since: one.at,
        due: new Date(one.at.getTime() + daysToDecide[urgencyOf(one.reason)]! * day),
        urgent: urgencyOf(one.reason) === 0,
      },
      data: one,
    })),
  Body: ({ card: { data }, town }: { card: Card<KeptReport>; town: TownCard }) => {
    const { t, to, words } = useReader()
    return (
      <>
        <p class="line__facts">
          <strong>{t(`order.reason.${data.reason}`)}</strong>
          <span>{plainDay(dayIn(data.at, town.timezone), words)}</span>
          <span>{data.contact ? t('order.desk.wantsAnswer') : t('order.desk.noAddress')}</span>
        </p>
        <p class="letter">{data.message}</p>
        <p>
          <a class="tall" href={to(data.subject.page)}>
            {t('order.decide.see')}
          </a>
        </p>
      </>
    )
  },
  answers: ({ data }, { words: { t }, town }) => [
    { name: 'decide', label: t('day.report.decide'), key: 'm', href: `/bureau/${town.slug}/signalements/${data.id}` },
    {
      name: 'nothing',
      label: t('day.report.nothing'),
      key: 'r',
      asks: {
        label: t('order.statement.facts'),
        needed: true,
        least: 10,
        rows: 3,
        ready: [t('day.report.checked'), t('day.report.corrected')],
      },
    },
  ],
  answer: async ({ at: { deps, town }, card, reason, by }) => {
    if (reason.length < 10) return { ok: false, problem: 'day.report.needsWords' }
    const found = await findCase(deps.people.db, town.code, { report: Number(card.id) })
    if (!found || found.decision) return { ok: false, over: true }
    const place = { slug: town.slug, code: town.code, name: town.name, timezone: town.timezone, town }
    const statement = { action: 'none', facts: reason, ground: 'none', groundText: '' } as const
    const reports = found.reports.map(({ id }) => id)
    const done = await carryOut(deps, { ...found, ...statement, reports, acting: by, place })
    return done ? { ok: true, memory: { final: true } } : { ok: false, over: true }
  },
})
