import type { Page } from '@wiker/town/pages/types.ts'
import { useReader } from '../../components/reader.ts'
import { Block } from '../../components/section.tsx'
import { number } from '../../formatting/quantities.ts'
import { SpaceHead } from '../../pages-of/space-head.tsx'
import { LedgerTable } from '../earnings/ledger-table.tsx'
import type { ShownMonth } from './shown.ts'
import {
  adviceSentence,
  aroundSentence,
  aroundTitle,
  contactsIn,
  costSentence,
  countedKinds,
  daysSentence,
  monthIn,
  promiseSentence,
} from './worth-words.ts'

/** What a month brought to a shop, on one page: counted, promised, paid, compared, and one thing to do. */
export function WorthBody({ page, shown }: { page: Pick<Page, 'id' | 'name'>; shown: ShownMonth }) {
  const { t, words } = useReader()
  const { counted, closed, months } = shown
  const promise = promiseSentence(shown, words)
  const month = monthIn(counted.month, words)
  return (
    <>
      <SpaceHead page={page} title={t('worth.title', { month })} lead={daysSentence(counted, words)} />
      <Block id="compte" title={t('worth.counted.title')}>
        <LedgerTable
          caption={t('worth.counted.title')}
          columns={[
            { name: t('worth.counted.what') },
            { name: month, number: true },
            { name: monthIn(counted.before.from.slice(0, 7), words), number: true },
          ]}
          rows={countedKinds.map((kind) => ({
            cells: [t(`worth.${kind}`), number(counted[kind].now, words), number(counted[kind].before, words)],
          }))}
        />
      </Block>
      {promise && (
        <Block id="promis" title={t('worth.promise.title')}>
          <p class={closed?.isUnder ? 'notice notice--info' : undefined}>{promise}</p>
        </Block>
      )}
      <Block id="cout" title={t('worth.cost.title')}>
        <p>{costSentence(shown, words)}</p>
      </Block>
      <Block id="annonces" title={t('worth.texts.title')}>
        {counted.publications.length === 0 ? (
          <p>{t('worth.texts.none')}</p>
        ) : (
          <LedgerTable
            caption={t('worth.texts.title')}
            columns={[
              { name: t('worth.texts.name') },
              { name: t('audience.read'), number: true },
              { name: t('worth.texts.contacts'), number: true },
            ]}
            rows={counted.publications.map(({ name, seen, contacts }) => ({
              cells: [name, number(seen, words), number(contacts, words)],
            }))}
          />
        )}
      </Block>
      <Block id="autour" title={aroundTitle(words)}>
        <p>{aroundSentence(counted, words)}</p>
      </Block>
      {shown.isOver && (
        <Block id="conseil" title={t('worth.advice.title')}>
          <p>{adviceSentence(counted, words)}</p>
        </Block>
      )}
      {months.length > 0 && <Months page={page.id} shown={shown} />}
      <p class="find__hint">{t('worth.how')}</p>
    </>
  )
}

function Months({ page, shown: { months, counted } }: { page: number; shown: ShownMonth }) {
  const { t, to, words } = useReader()
  return (
    <Block id="mois" title={t('worth.months')}>
      <LedgerTable
        caption={t('worth.months')}
        columns={[
          { name: t('earnings.column.month') },
          { name: t('audience.read'), number: true },
          { name: t('worth.texts.contacts'), number: true },
        ]}
        rows={months.map(({ month, readings, figures }) => ({
          cells: [
            <a
              href={to(`/mon-espace/${page}/preuve/${month}`)}
              aria-current={month === counted.month ? 'page' : undefined}
            >
              {monthIn(month, words)}
            </a>,
            number(readings, words),
            number(contactsIn(figures as ShownMonth['counted']), words),
          ],
        }))}
      />
    </Block>
  )
}
