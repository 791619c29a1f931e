import type { PublicPage } from '@wiker/town/pages/public.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { RecordItem } from '../components/record.tsx'
import { Block } from '../components/section.tsx'

/** Under the record of an organisation: its news, and a merchant's deals. */
export function OwnWords({ own, town }: { own: PublicPage; town: TownCard }) {
  const { t } = useReader()
  return (
    <>
      {own.news.length > 0 && (
        <Block title={t('ownPage.news')} id="nouvelles">
          <ul class="list">
            {own.news.map((line) => (
              <RecordItem line={line} town={town} section="news" />
            ))}
          </ul>
        </Block>
      )}
      {own.deals.length > 0 && (
        <Block title={t('ownPage.deals')} id="bons-plans">
          <ul class="list">
            {own.deals.map((line) => (
              <RecordItem line={line} town={town} section="deals" />
            ))}
          </ul>
        </Block>
      )}
    </>
  )
}

/** Says that an organisation keeps its page itself, or offers it to whose it is. */
export function ClaimInvitation({ town, path, kept }: { town: TownCard; path: string; kept: boolean }) {
  const { t, to } = useReader()
  const address = `/demander-sa-page?commune=${town.slug}&fiche=${path}`
  return (
    <p class="no-print">
      {kept && `${t('ownPage.kept')} `}
      <a class="tall" href={to(address)} rel="nofollow">
        {t(kept ? 'claim.join' : 'claim.invite')}
      </a>
    </p>
  )
}
