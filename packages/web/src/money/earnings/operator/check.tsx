import { type Examination, keepExamination, lastExamination } from '@wiker/billing/doctor/keep-examination.ts'
import { useReader } from '../../../components/reader.ts'
import { Empty } from '../../../components/section.tsx'
import { momentInWords } from '../../../formatting/moment.ts'
import { show, wordsFor } from '../../../pages/show.tsx'
import { allowed } from '../../../people/guard.tsx'
import { networkTimezone } from '../../../server/context.ts'
import type { Site } from '../../../server/deps.ts'
import { localPath } from '../../../server/language.ts'
import { ownFormsOnly } from '../../../server/own-form.ts'
import type { EarningsDeps } from '../asking.ts'
import { OperatorHead } from './head.tsx'

const address = '/bureau/reseau/controle'

/** `/bureau/reseau/controle`: whether every rule of the accounts holds, as of last night; looked at again by a press. */
export function registerCheck(site: Site, deps: EarningsDeps): void {
  site.get(address, async (c) => {
    const acting = await allowed(c, deps, 'payout.make', null)
    if (acting instanceof Response) return acting
    return show(c, deps, {
      body: <CheckBody examination={await lastExamination(deps.people.db)} />,
      head: { title: wordsFor(c).t('earnings.desk.check'), noindex: true },
    })
  })
  site.post(address, ownFormsOnly(deps), async (c) => {
    const acting = await allowed(c, deps, 'payout.make', null)
    if (acting instanceof Response) return acting
    await keepExamination(deps.people.db, { at: deps.money.now(), day: deps.money.today() })
    return c.redirect(localPath(c.var.language, address), 303)
  })
}

export function CheckBody({ examination }: { examination: Examination | undefined }) {
  const { t, to, words } = useReader()
  return (
    <>
      <OperatorHead at={address} title={t('earnings.desk.check')} lead={t('earnings.check.lead')} />
      {examination === undefined ? (
        <Empty>
          <p>{t('earnings.check.never')}</p>
        </Empty>
      ) : (
        <>
          <p class={examination.broken > 0 ? 'notice notice--alert' : 'notice notice--info'} role="status">
            {examination.broken > 0
              ? t('earnings.check.broken', { broken: examination.broken, rules: examination.rules })
              : t('earnings.check.well', { rules: examination.rules })}
          </p>
          <p class="list__facts">
            {t('earnings.check.at', { at: momentInWords(examination.at, { timezone: networkTimezone }, words) })}
          </p>
          <ul class="list">
            {examination.findings.map(({ rule, broken, examples }) => (
              <li>
                <p class="list__name" lang="en">
                  {rule}
                </p>
                <p class="line__facts">
                  <span>{t('earnings.check.count', { count: broken })}</span>
                  <span>{examples.join(', ')}</span>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <form class="actions" method="post" action={to(address)}>
        <button class="button" type="submit">
          {t('earnings.check.now')}
        </button>
      </form>
    </>
  )
}
