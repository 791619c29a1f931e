import type { ShownReply } from '@wiker/town/order/replies.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { networkTimezone } from '../server/context.ts'

/** Answers of people named in an item, as they wrote them. */
export function RepliesBeside({ replies }: { replies: ShownReply[] }) {
  const { t, words } = useReader()
  if (replies.length === 0) return null
  return (
    <Block id="droit-de-reponse" title={t('order.reply.beside')}>
      {replies.map(({ name, text, at }) => (
        <blockquote>
          <p class="letter">{text}</p>
          <p class="list__facts">{t('order.reply.by', { name, date: plainDay(dayIn(at, networkTimezone), words) })}</p>
        </blockquote>
      ))}
    </Block>
  )
}
