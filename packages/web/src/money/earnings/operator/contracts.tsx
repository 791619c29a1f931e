import { type ContractLine, readContracts } from '@wiker/billing/share/contracts.ts'
import { useReader } from '../../../components/reader.ts'
import { Block, Empty } from '../../../components/section.tsx'
import { saidOf } from '../../../desk/town.tsx'
import { show, wordsFor } from '../../../pages/show.tsx'
import { allowed } from '../../../people/guard.tsx'
import type { Site } from '../../../server/deps.ts'
import type { EarningsDeps } from '../asking.ts'
import { ContractFacts } from '../contract-list.tsx'
import { OperatorHead } from './head.tsx'

export const contractsPath = '/bureau/reseau/contrats'

/** `/bureau/reseau/contrats`: who has which town, since when and for how much. */
export function registerContracts(site: Site, deps: EarningsDeps): void {
  site.get(contractsPath, async (c) => {
    const acting = await allowed(c, deps, 'contract.set', null)
    if (acting instanceof Response) return acting
    const { t } = wordsFor(c)
    const said = saidOf(c, { fait: 'earnings.contracts.done' })
    return show(c, deps, {
      body: (
        <ContractsBody
          contracts={await readContracts(deps.people.db)}
          today={deps.money.today()}
          said={said && t(said)}
        />
      ),
      head: { title: t('earnings.desk.contracts'), noindex: true },
    })
  })
}

interface Props {
  contracts: ContractLine[]
  today: string
  said?: string | undefined
}

export function ContractsBody({ contracts, today, said }: Props) {
  const { t, to } = useReader()
  const isOn = ({ ends }: ContractLine) => ends === null || ends > today
  const [on, over] = [contracts.filter(isOn), contracts.filter((one) => !isOn(one))]
  const animators = [...Map.groupBy(on, ({ animator }) => animator).values()].sort((a, b) =>
    (a[0]!.name ?? '').localeCompare(b[0]!.name ?? ''),
  )
  return (
    <>
      <OperatorHead
        at={contractsPath}
        title={t('earnings.desk.contracts')}
        lead={t('earnings.contracts.lead')}
        said={said}
      />
      <p class="actions">
        <a class="button" href={to(`${contractsPath}/nouveau`)}>
          {t('earnings.contracts.new')}
        </a>
      </p>
      {on.length === 0 && (
        <Empty>
          <p>{t('earnings.contracts.empty')}</p>
        </Empty>
      )}
      {animators.map((some) => (
        <Block id={`a-${some[0]!.id}`} title={some[0]!.name ?? t('earnings.contracts.gone')}>
          <p class="line__facts">
            <a class="tall" href={to(`/bureau/reseau/animation/${encodeURIComponent(some[0]!.animator)}`)}>
              {t('earnings.contracts.earnings')}
            </a>
          </p>
          <ContractLinks contracts={some} today={today} />
        </Block>
      ))}
      {over.length > 0 && (
        <Block id="finis" title={t('earnings.contracts.over')}>
          <ContractLinks contracts={over} today={today} named />
        </Block>
      )}
    </>
  )
}

function ContractLinks({ contracts, today, named }: { contracts: ContractLine[]; today: string; named?: boolean }) {
  const { to } = useReader()
  return (
    <ul class="list">
      {contracts.map((one) => (
        <li>
          <p class="list__name">
            <a href={to(`${contractsPath}/${one.id}`)}>
              {one.townName ?? one.town}
              {named && one.name && ` – ${one.name}`}
            </a>
          </p>
          <ContractFacts contract={one} today={today} />
        </li>
      ))}
    </ul>
  )
}
