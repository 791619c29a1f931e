import type { Statement } from '@wiker/town/order/statement.ts'
import { useReader } from '../components/reader.ts'
import { dayIn, plainDay } from '../formatting/dates.ts'
import type { MessageKey, Words } from '../formatting/words.ts'
import { networkTimezone } from '../server/context.ts'

/** What a statement of reasons says, line by line, in the reader's language. */
export function linesOfStatement(statement: Statement, words: Words): { name: string; value: string }[] {
  const { t } = words
  const { action, facts, ground, groundText, scope, automated, decidedAs, at, appealUntil } = {
    ...statement,
    scope: t('order.statement.everywhere'),
  }
  const day = (instant: Date) => plainDay(dayIn(instant, networkTimezone), words)
  return [
    { name: t('order.statement.about'), value: `${statement.subject.name} (${statement.subject.page})` },
    { name: t('order.statement.action'), value: t(`order.action.${action}`) },
    { name: t('order.statement.facts'), value: facts },
    {
      name: t('order.statement.ground'),
      value: ground === 'none' ? t('order.ground.none') : `${t(`order.ground.${ground}`)} – ${groundText}`,
    },
    { name: t('order.statement.scope'), value: scope },
    { name: t('order.statement.automated'), value: t(automated ? 'order.yes' : 'order.statement.byPerson') },
    { name: t('order.statement.by'), value: words.maybe(`order.capacity.${decidedAs}` as MessageKey) ?? decidedAs },
    { name: t('order.statement.at'), value: day(at) },
    { name: t('order.statement.until'), value: day(appealUntil) },
  ]
}

export function StatementList({ statement }: { statement: Statement }) {
  const { words } = useReader()
  return (
    <dl class="told">
      {linesOfStatement(statement, words).map(({ name, value }) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
