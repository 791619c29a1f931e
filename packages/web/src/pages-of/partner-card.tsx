import type { PartnerAsked } from '@wiker/town/pages/partners.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { useReader } from '../components/reader.ts'
import { plainDay } from '../formatting/dates.ts'

/** Another page says that this one does something with it: a yes or a no; a yes can be taken back. */
export function PartnerCard({ page, asked, said }: { page: Pick<Page, 'id'>; asked: PartnerAsked; said?: 'yes' }) {
  const { t, to, words } = useReader()
  return (
    <li>
      <p class="list__name">{asked.name}</p>
      <p class="line__facts">
        {asked.startsOn && <span>{plainDay(asked.startsOn, words)}</span>}
        <span>{t(said ? 'partner.togetherWith' : 'partner.askedBy', { name: asked.by })}</span>
      </p>
      <form class="actions" method="post" action={to(`/mon-espace/${page.id}/ensemble`)}>
        <input type="hidden" name="publication" value={String(asked.publication)} />
        {!said && (
          <button class="button" type="submit" name="do" value="accepter">
            {t('partner.accept')}
          </button>
        )}
        <button
          class="button button--quiet"
          type="submit"
          name="do"
          value="refuser"
          aria-label={said && t('partner.takeBackNamed', { name: asked.name })}
        >
          {t(said ? 'partner.takeBack' : 'partner.refuse')}
        </button>
      </form>
    </li>
  )
}
