import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { moneyOf } from '../amount.ts'
import { DemonstrationNotice } from '../demonstration-notice.tsx'
import { home } from './asking.ts'
import { ByCountry, ByTown } from './by-place.tsx'
import { Charts } from './charts.tsx'
import type { CockpitRead } from './cockpit.tsx'
import { Figure } from './figure.tsx'
import { Goal } from './goal.tsx'
import { MonthFigures } from './month-figures.tsx'
import { RulesLine } from './rules-line.tsx'
import { stateName } from './words.ts'

const states = ['asked', 'trial', 'active', 'late', 'suspended', 'ended'] as const

export function CockpitBody(read: CockpitRead) {
  const { t, to, words } = useReader()
  const { towns, standing, euros } = read
  const inState = (state: string) => standing.filter((one) => one.state === state)
  const count = (some: { merchants: number }[]) => some.reduce((sum, one) => sum + one.merchants, 0)
  return (
    <>
      <div class="page-head">
        <p>
          <a class="tall" href={to('/bureau')}>
            {t('desk.back')}
          </a>
        </p>
        <h1>{t('cockpit.title')}</h1>
        <p>{t('cockpit.lead')}</p>
      </div>
      <Warnings {...read} />
      <Goal {...read} />
      <Block id="recurrent" title={t('cockpit.recurring')}>
        <dl class="amounts">
          <Figure
            name={t('cockpit.recurring')}
            value={read.recurring}
            href={`${home}/abonnements?etat=recurring`}
            note={<Converted {...euros} />}
          />
          <Figure name={t('cockpit.paying')} value={read.customers} href={`${home}/abonnements?etat=recurring`} />
          <Figure
            name={t('cockpit.towns.open')}
            value={towns.filter((one) => one.opensOn === undefined).length}
            href={`${home}/communes?etat=ouvertes`}
          />
          <Figure
            name={t('cockpit.towns.planned')}
            value={towns.filter((one) => one.opensOn !== undefined).length}
            href={`${home}/communes?etat=prevues`}
          />
          <Figure name={t('cockpit.animators')} value={read.animators} href={`${home}/parts?contrat=oui`} />
        </dl>
        <p class="find__hint">{t('cockpit.recurring.what')}</p>
      </Block>
      <Charts {...read} />
      <Block id="clients" title={t('cockpit.states')}>
        <dl class="amounts amounts--small">
          {states.map((state) => (
            <Figure
              name={stateName(state, words)}
              value={count(inState(state))}
              href={`${home}/abonnements?etat=${state}`}
            />
          ))}
        </dl>
      </Block>
      {read.months.toReversed().map((month) => (
        <MonthFigures {...month} isThis={month.month.slice(0, 7) === read.today.slice(0, 7)} late={inState('late')} />
      ))}
      <Block id="du" title={t('cockpit.due')}>
        <dl class="amounts amounts--small">
          <Figure name={t('cockpit.due.animators')} value={read.due.animators} href={`${home}/parts`} />
          <Figure name={t('cockpit.due.vat')} value={read.due.vat} href={`${home}/tva`} />
        </dl>
        <p class="find__hint">{t('cockpit.due.vat.what')}</p>
      </Block>
      <ByCountry standing={standing} towns={towns} />
      <ByTown towns={towns} since={read.history[1]!.month} />
      <Block id="outils" title={t('cockpit.tools')}>
        <ul class="list list--plain">
          {(
            [
              ['contrats', 'earnings.desk.contracts'],
              ['versements', 'earnings.desk.payouts'],
              ['versements/annee', 'earnings.desk.year'],
              ['controle', 'earnings.desk.check'],
              ['comptes', 'cockpit.books'],
              ['identite', 'cockpit.house'],
              ['devises', 'cockpit.rates'],
              ['annonces', 'cockpit.events'],
              ['prevoir', 'cockpit.plan'],
            ] as const
          ).map(([path, name]) => (
            <li>
              <a class="tall" href={to(`${home}/${path}`)}>
                {t(name)}
              </a>
            </li>
          ))}
        </ul>
      </Block>
    </>
  )
}

/** What must be seen before any figure is believed. */
function Warnings({ mode, isNamed, stuck, examination }: CockpitRead) {
  const { t, to } = useReader()
  return (
    <>
      <DemonstrationNotice mode={mode} />
      {!isNamed && (
        <p class="notice">
          <a href={to(`${home}/identite`)}>{t('cockpit.house.missing')}</a>
        </p>
      )}
      {stuck > 0 && (
        <p class="notice">
          <a href={to(`${home}/annonces`)}>{t('cockpit.events.stuck', { count: stuck })}</a>
        </p>
      )}
      <RulesLine examination={examination} />
    </>
  )
}

/** All in euros, by which rates; and what has none, apart. */
function Converted({ cents, apart, used }: CockpitRead['euros']) {
  const { t, to, words } = useReader()
  if (used.length === 0 && apart.length === 0) return null
  return (
    <>
      {used.length > 0 && (
        <span class="ledger__line">
          {t('cockpit.converted', { amount: moneyOf(cents, 'EUR', words) })}{' '}
          {used.map((one) =>
            t('cockpit.rate', {
              rate: new Intl.NumberFormat(words.locale, { maximumFractionDigits: 4 }).format(one.perEuro),
              currency: one.currency,
              day: one.day,
            }),
          )}
        </span>
      )}
      {apart.map((one) => (
        <a class="ledger__line" href={to(`${home}/devises`)}>
          {t('cockpit.apart', { amount: moneyOf(one.cents, one.currency, words) })}
        </a>
      ))}
    </>
  )
}
