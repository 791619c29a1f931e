import { backupDays } from '@wiker/town/people/erase.ts'
import { personalData } from '@wiker/town/people/personal-data/index.ts'
import type { PersonalData, Purpose } from '@wiker/town/people/personal-data/shape.ts'
import { inactiveDays, warningDays } from '@wiker/town/people/retention.ts'
import { useReader } from '../components/reader.ts'
import { Block } from '../components/section.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { allowed } from './guard.tsx'
import type { PeopleDeps } from './people-deps.ts'

/** `/bureau/registre`: the record of processing activities (GDPR, article 30), computed from what the site really keeps. */
export function registerPrivacy(site: Site, deps: PeopleDeps): void {
  site.get('/bureau/registre', (c) => privacyPage(c, deps))
}

async function privacyPage(c: SiteContext, deps: PeopleDeps) {
  const acting = await allowed(c, deps, 'privacy.see', null)
  if (acting instanceof Response) return acting
  return show(c, deps, {
    body: <PrivacyBody data={personalData} />,
    head: { title: wordsFor(c).t('privacy.title'), noindex: true },
  })
}

export function PrivacyBody({ data }: { data: PersonalData[] }) {
  const { t } = useReader()
  const byPurpose = Map.groupBy(data, ({ purpose }) => purpose)
  return (
    <>
      <div class="page-head">
        <h1>{t('privacy.title')}</h1>
        <p>{t('privacy.lead')}</p>
        <p>{t('privacy.inactive', { days: inactiveDays, warning: warningDays, backups: backupDays })}</p>
      </div>
      {[...byPurpose].map(([purpose, some]) => (
        <PurposeBlock purpose={purpose} data={some} />
      ))}
    </>
  )
}

function PurposeBlock({ purpose, data }: { purpose: Purpose; data: PersonalData[] }) {
  const { t } = useReader()
  return (
    <Block id={`p-${purpose}`} title={t(`privacy.purpose.${purpose}`)}>
      <ul class="list">
        {data.map(({ table, columns, basis, keep, erasure }) => (
          <li>
            <p class="list__name">{table}</p>
            <p class="line__facts">
              <span>{columns.length > 0 ? columns.join(', ') : t('privacy.digests')}</span>
              <span>{t(`privacy.basis.${basis}`)}</span>
              <span>{keep ? t('privacy.days', { count: keep.days }) : t('privacy.asAccount')}</span>
              <span>{t(`privacy.erasure.${erasure.do}`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Block>
  )
}
