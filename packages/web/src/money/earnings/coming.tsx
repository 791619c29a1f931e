import type { Obstacle, Standing } from '@wiker/billing/payout/standing.ts'
import { useReader } from '../../components/reader.ts'
import { addDays, monthName, plainDay } from '../../formatting/dates.ts'
import type { Words } from '../../formatting/words.ts'
import { moneyOf } from '../amount.ts'
import type { EarningsShown } from './earnings-body.tsx'

interface Line {
  text: string
  /** Where it is put right, or read. */
  href?: string
}

/** When what is owed is paid, and if not, why not yet and what to do. */
export function ComingList({ standings, obstacles, mandate, name }: EarningsShown) {
  const { t, to, words } = useReader()
  const owed = standings.some(({ due }) => due !== 0)
  const lines: Line[] = [
    ...obstacles.map((obstacle) => ({ text: t(`earnings.obstacle.${obstacle}`), href: wayOut[obstacle] })),
    ...standings.flatMap((standing) => comingOf(standing, mandate?.contestDays, words)),
  ]
  if (!owed && standings.length > 0) lines.push({ text: t('earnings.coming.nothing') })
  if (standings.length === 0) lines.push({ text: t('earnings.coming.never') })
  return (
    <ul class="list coming">
      {lines.map(({ text, href }) => (
        <li>{href && !name ? <a href={to(href)}>{text}</a> : text}</li>
      ))}
    </ul>
  )
}

const wayOut: Record<Obstacle, string> = {
  'no-identity': '/bureau/revenus/identite',
  'no-number': '/bureau/revenus/identite#legalId',
  'no-account': '/bureau/revenus/identite#iban',
}

function comingOf(standing: Standing, contestDays: number | undefined, words: Words): Line[] {
  const { currency, due, untold, toldOn, payable, onTheWay, statements } = standing
  const { t } = words
  const money = (cents: number) => moneyOf(cents, currency, words)
  const day = (one: string) => plainDay(one, words)
  const lines: Line[] = []
  if (onTheWay > 0)
    lines.push({ text: t('earnings.coming.onTheWay', { amount: money(onTheWay) }), href: '#versements' })
  if (payable > 0) lines.push({ text: t('earnings.coming.payable', { amount: money(payable) }) })
  for (const one of statements) {
    const about = { amount: money(one.gross), month: monthName(one.month, words) }
    const href = `/bureau/revenus/releves/${one.id}`
    if (one.state === 'contestable')
      lines.push({ text: t('earnings.coming.contestable', { ...about, day: day(one.payableFrom!) }), href })
    if (one.state === 'contested') lines.push({ text: t('earnings.coming.contested', about), href })
    if (one.state === 'to-invoice') lines.push({ text: t('earnings.coming.toInvoice', about), href })
  }
  if (untold > 0)
    lines.push({
      text:
        contestDays === undefined
          ? t('earnings.coming.untold', { amount: money(untold), day: day(toldOn) })
          : t('earnings.coming.untoldThen', {
              amount: money(untold),
              day: day(toldOn),
              later: day(addDays(toldOn, contestDays)),
            }),
      href: '#gagne',
    })
  if (due < 0) lines.push({ text: t('earnings.coming.below', { amount: money(due) }), href: '#gagne' })
  return lines
}
