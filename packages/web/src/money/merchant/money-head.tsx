import { useReader } from '../../components/reader.ts'
import { Empty } from '../../components/section.tsx'
import type { Payer } from './payer.ts'

interface Props {
  payer: Pick<Payer, 'base' | 'home' | 'name'>
  title: string
  lead?: string | undefined
  /** Which of the three screens. */
  step?: 1 | 2 | 3
  /** Leads back to the subscription, not to where it is reached from. */
  inside?: boolean
  said?: string | undefined
  problem?: string | undefined
}

/** The head of every page about somebody's subscription. */
export function MoneyHead({ payer, title, lead, step, inside, said, problem }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <p>
          <a class="tall" href={to(inside ? payer.base : payer.home)}>
            {inside ? t('subscription.mine.title') : payer.name}
          </a>
        </p>
        <h1>{title}</h1>
        {step && <p class="line__facts">{t('subscription.step', { step })}</p>}
        {lead && <p>{lead}</p>}
      </div>
      {said && (
        <p class="notice" role="status">
          {said}
        </p>
      )}
      {problem && (
        <Empty>
          <p role="alert">{problem}</p>
        </Empty>
      )}
    </>
  )
}
