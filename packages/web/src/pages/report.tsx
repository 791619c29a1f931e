import { Trap } from '../components/forms.tsx'
import { Icon } from '../components/icon.tsx'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import type { SiteContext } from '../server/deps.ts'
import { ownPath } from '../server/own-form.ts'
import { asked, type PageDeps, show, wordsFor } from './show.tsx'

const outcomes = ['ok', 'missing', 'late'] as const
type Outcome = (typeof outcomes)[number]

/** "Report a mistake": the form, and what became of it. */
export function reportPage(c: SiteContext, deps: PageDeps) {
  const page = ownPath(asked(c, 'page'))
  const sent = outcomes.find((outcome) => outcome === asked(c, 'sent'))
  return show(c, deps, {
    body: <ReportBody page={page} sent={sent} />,
    head: { title: wordsFor(c).t('report.title'), noindex: true, canonical: '/signaler' },
  })
}

export const reasons = ['wrong', 'outdated', 'cancelled', 'duplicate', 'rights', 'other'] as const

export function ReportBody({ page, sent }: { page: string; sent: Outcome | undefined }) {
  const { to, t } = useReader()
  if (sent === 'ok') {
    return (
      <>
        <div class="page-head">
          <h1>{t('report.thanks')}</h1>
          <p>{t('report.thanksText')}</p>
        </div>
        <a class="button" href={to(page)}>
          {t('report.back')}
        </a>
      </>
    )
  }
  return (
    <>
      <div class="page-head">
        <h1>{t('report.title')}</h1>
        <p>{t('report.lead')}</p>
      </div>
      {sent && (
        <Empty>
          <p role="alert">{t(`report.${sent}`)}</p>
        </Empty>
      )}
      <form class="report" method="post" action={to('/signaler')}>
        <p>
          {t('report.about')} <a href={to(page)}>{page}</a>
        </p>
        <input type="hidden" name="page" value={page} />
        <fieldset class="choices">
          <legend>{t('report.reason')}</legend>
          {reasons.map((reason, index) => (
            <label class="choice">
              <input type="radio" name="reason" value={reason} checked={index === 0} />
              <span>{t(`report.reason.${reason}`)}</span>
            </label>
          ))}
        </fieldset>
        <label class="field">
          <span>{t('report.what')}</span>
          <textarea name="message" rows={5} maxlength={4000} required />
        </label>
        <label class="field">
          <span>{t('report.email')}</span>
          <input type="email" name="contact" autocomplete="email" maxlength={200} />
        </label>
        <Trap />
        <button class="button" type="submit">
          <Icon name="arrow" />
          {t('report.send')}
        </button>
      </form>
    </>
  )
}
