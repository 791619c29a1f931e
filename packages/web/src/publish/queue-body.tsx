import type { ProposalCount } from '@wiker/town/publishing/read.ts'
import type { TrustedSender } from '@wiker/town/publishing/trusted.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { DeskHead } from '../desk/town.tsx'
import { Asked, Item, type QueueItem } from './queue-item.tsx'

export const queueViews = ['waiting', 'apart', 'decided'] as const
export type QueueView = (typeof queueViews)[number]

interface Props {
  town: TownCard
  view: QueueView
  count: ProposalCount
  items: QueueItem[]
  /** What other towns ask to have shown here. */
  asked: QueueItem[]
  /** Whose proposals pass at once. */
  trusted?: TrustedSender[]
  said?: { sentence: string; undo?: string } | undefined
}

/** Each as readers would see it, with who sent it, and the buttons that decide. One form: a press decides of one, or of the ticked ones. */
export function QueueBody({ town, view, count, items, asked, trusted = [], said }: Props) {
  const { t, to } = useReader()
  const path = `/bureau/${town.slug}/propositions`
  const waits = view !== 'decided'
  return (
    <>
      <DeskHead title={t('queue.title', { town: town.name })} lead={t(`queue.lead.${view}`)} />
      {said && (
        <form class="ask" method="post" action={to(path)}>
          <input type="hidden" name="vue" value={view} />
          <p role="status">{said.sentence}</p>
          {said.undo && (
            <button class="button button--quiet" type="submit" name="do" value={said.undo}>
              {t('queue.undo')}
            </button>
          )}
        </form>
      )}
      <nav class="tabs" aria-label={t('queue.title', { town: town.name })}>
        {queueViews.map((one) => (
          <a
            href={to(withQuery(path, { vue: one === 'waiting' ? null : one }))}
            aria-current={one === view ? 'page' : undefined}
          >
            {t(`queue.view.${one}`)}
            {one === 'waiting' && count.waiting + count.asked > 0 && (
              <span class="count">{count.waiting + count.asked}</span>
            )}
            {one === 'apart' && count.apart > 0 && <span class="count">{count.apart}</span>}
          </a>
        ))}
      </nav>
      {items.length + asked.length === 0 ? (
        <Empty>
          <p>{t(`queue.none.${view}`)}</p>
        </Empty>
      ) : (
        <queue-keys>
          {waits && <p class="field__hint no-touch">{t('queue.keys')}</p>}
          <form method="post" action={to(path)}>
            {/* Enter in a box decides nothing. */}
            <button type="submit" name="do" value="rien" hidden />
            <input type="hidden" name="vue" value={view} />
            <ul class="list">
              {items.map((item) => (
                <Item item={item} decided={!waits} />
              ))}
              {asked.map((item) => (
                <Asked item={item} />
              ))}
            </ul>
            {waits && items.length > 1 && (
              <p class="actions actions--kept">
                <button class="button" type="submit" name="do" value="accepter">
                  {t('queue.acceptTicked')}
                </button>
              </p>
            )}
          </form>
        </queue-keys>
      )}
      {trusted.length > 0 && (
        <Block id="confiance" title={t('queue.trustedList')}>
          <ul class="list">
            {trusted.map(({ name, email, page }) => (
              <li>
                <form method="post" action={to(path)} class="actions">
                  <span>{name}</span>
                  <input type="hidden" name="expediteur" value={page === null ? (email ?? '') : `page ${page}`} />
                  <button class="button button--quiet" type="submit" name="do" value="ne-plus-fier">
                    {t('queue.distrust')}
                    <span class="visually-hidden"> : {name}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}
