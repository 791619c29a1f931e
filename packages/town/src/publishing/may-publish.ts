import type { PublishingActor, PublishingPage } from './types.ts'

/** What becomes of what a page sends: it passes at once, it waits for a word, or it cannot be sent. */
export type PagePublishes = 'at-once' | 'after-a-word' | 'not-subscribed' | 'page-closed'

/**
 * What a page may publish on a day (`YYYY-MM-DD`): a merchant only while subscribed; at once only who was verified and is trusted. The rule of
 * every kind of publication, asked again on the day of a scheduled one.
 */
export function mayPublish(page: Omit<PublishingPage, 'id' | 'name'>, today: string): PagePublishes {
  if (page.closed) return 'page-closed'
  if (page.kind === 'merchant' && (page.subscribedTo === null || page.subscribedTo < today)) return 'not-subscribed'
  return page.verified && page.trusted ? 'at-once' : 'after-a-word'
}

/** Those whose word it is that a proposal waits for need nobody else's. */
export const givesTheWord = ({ capacity }: PublishingActor): boolean =>
  capacity === 'animator' || capacity === 'deputy' || capacity === 'operator' || capacity === 'town_hall'
