import type { TownCard } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { FollowButton } from './follow-button.tsx'

/** On the town's first page: following it, what neighbours ask each other, announcing something. */
export function TownMeeting({ town }: { town: TownCard }) {
  const { t, to, accounts } = useReader()
  if (!accounts) return null
  return (
    <Block title={t('meet.event.title')} id="ensemble">
      <div class="actions no-print">
        <FollowButton
          target={{ kind: 'town', town: town.code, subject: '' }}
          label={t('meet.follow.town', { town: town.name })}
        />
        <a class="button button--quiet" href={to(townPath(town.slug, 'entraide'))}>
          {t('meet.town.neighbours')}
        </a>
        <a class="button button--quiet" href={to(withQuery('/proposer', { commune: town.slug }))} rel="nofollow">
          {t('propose.link')}
        </a>
      </div>
    </Block>
  )
}
