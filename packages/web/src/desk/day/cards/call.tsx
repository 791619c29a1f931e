import { untilMidnight } from '@wiker/town/days.ts'
import { callsToday, type ShopToCall, shopsToCall } from '@wiker/town/desk/calls.ts'
import { useReader } from '../../../components/reader.ts'
import { readableName } from '../../../formatting/names.ts'
import { phone, phoneLink } from '../../../formatting/quantities.ts'
import { type Card, cardKind } from '../card-kind.ts'

const callsADay = 3
const forGood = 10_000

/** A shop to be called, because its like nearby are here already. What was said is remembered; who is not interested is not called again. */
export const call = cardKind<ShopToCall>({
  name: 'call',
  says: { one: 'day.call.one', count: 'day.call.count' },
  action: 'page.verify',
  seconds: 180,
  stands: { called: 30, joins: forGood, never: forGood },
  read: async ({ deps, town, now, today, words }) => {
    const { db } = deps.people
    const morning = new Date(now.getTime() + untilMidnight(town.timezone, now) - 86_400_000)
    const limit = callsADay - (await callsToday(db, town.code, morning))
    if (limit <= 0) return []
    return (await shopsToCall(db, town.code, { today, limit })).map((one) => ({
      id: one.thing,
      name: readableName(one.name),
      pressing: {},
      suggests: {
        answer: 'called',
        why: words.t('day.call.why', { count: one.neighbours.length, name: readableName(one.neighbours[0]!.name) }),
      },
      data: one,
    }))
  },
  Body: ({ card: { data } }: { card: Card<ShopToCall> }) => {
    const { t, words } = useReader()
    const link = phoneLink(data.telephone)
    return (
      <>
        <p class="line__facts">
          <span>{words.maybe(`category.${data.category}`)}</span>
          <a class="tall" href={link}>
            {phone(data.telephone)}
          </a>
        </p>
        <ul class="list list--plain">
          {data.neighbours.slice(0, 4).map(({ name, town, km, deals }) => (
            <li>
              {readableName(name)} ({town}, {Math.round(km)} km)
              {deals > 0 && ` : ${t('day.call.deals', { count: deals })}`}
            </li>
          ))}
        </ul>
      </>
    )
  },
  answers: (_card, { words: { t } }) => [
    { name: 'called', label: t('day.call.called'), key: '1' },
    { name: 'joins', label: t('day.call.joins'), key: '2' },
    {
      name: 'never',
      label: t('day.call.never'),
      key: 'r',
      asks: { label: t('day.call.words'), needed: false, ready: [t('day.call.noTime'), t('day.call.notForMe')] },
    },
  ],
  // What came of the call is the answer itself: the desk keeps it.
  answer: async () => ({ ok: true }),
  undo: async () => true,
})
