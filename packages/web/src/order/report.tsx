import { legalReasons, type ReportReason, reportReasons } from '@wiker/town/order/reasons.ts'
import { subjectOfPage, subjectRecord } from '@wiker/town/order/subject.ts'
import { readRoleHolders } from '@wiker/town/people/roles.ts'
import { sendReport } from '@wiker/town/reports/send.ts'
import { createAllowance } from '../api/allowance.ts'
import { Trap } from '../components/forms.tsx'
import { Icon } from '../components/icon.tsx'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { readableName } from '../formatting/names.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import type { Deps, Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, ownPath, readForm, senderOf } from '../server/own-form.ts'
import { Choices, Field, Tick, type Typed, typedOf, type Wrong, WrongList, wrongOf } from './form.tsx'
import { dangerMail, receiptMail } from './mails.tsx'

const fields = ['page', 'reason', 'message', 'name', 'contact', 'goodFaith'] as const
type Name = (typeof fields)[number]

/** `/signaler?page=…`: something is wrong with an item, told without an account. What is sent leads to its receipt, at an address only its sender knows. */
export function registerReport(site: Site, deps: Deps): void {
  const allowance = createAllowance({ most: 5, minutes: 10, mostInAll: 300 })
  site.get('/signaler', (c) => reportPage(c, deps))
  site.post('/signaler', ownFormsOnly(deps), (c) => receive(c, deps, allowance))
}

/** Its name, as long as its page shows it; the path alone of what is no item, or is hidden. */
async function nameOfPage(deps: Deps, page: string): Promise<string | undefined> {
  const { kind, id } = await subjectOfPage(deps.db, page)
  if (kind !== 'record' || !id) return undefined
  const record = await subjectRecord(deps.db, id)
  return record && !record.hidden && !record.withdrawn ? readableName(record.name) : undefined
}

async function reportPage(c: SiteContext, deps: Deps) {
  const typed: Typed<Name> = { page: ownPath(asked(c, 'page')) }
  const sent = asked(c, 'sent') === 'ok' ? 'ok' : undefined
  const about = typed.page ? await nameOfPage(deps, typed.page) : undefined
  return await form(c, deps, <ReportBody typed={typed} sent={sent} about={about} />, 200)
}

function form(c: SiteContext, deps: Deps, body: ReturnType<typeof ReportBody>, status: 200 | 422 | 429) {
  const head = { title: wordsFor(c).t('report.title'), noindex: true, canonical: '/signaler' }
  return show(c, deps, { body, head, status })
}

async function receive(c: SiteContext, deps: Deps, allowance: ReturnType<typeof createAllowance>): Promise<Response> {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const words = wordsFor(c)
  const typed = { ...typedOf(field, fields), page: ownPath(field('page')) }
  // A field that people do not see: only a machine fills it.
  if (field('website') !== '') return c.redirect(localPath(c.var.language, withQuery('/signaler', { sent: 'ok' })), 303)
  if (!allowance.take(senderOf(c), performance.now())) {
    return await form(c, deps, <ReportBody typed={typed} late />, 429)
  }
  const given = { ...typed, goodFaith: typed.goodFaith !== '', language: c.var.language }
  const db = deps.people?.db
  const sent = db
    ? await withLetters(c, deps, db, given)
    : await sendReport(deps.primary ?? deps.db, given, deps.clock())
  if (!sent.ok) return await form(c, deps, <ReportBody typed={typed} wrong={wrongOf(sent.fields, words)} />, 422)
  return c.redirect(localPath(c.var.language, `/signalement/${sent.secret}`), 303)
}

/** The report and its letters are one: the receipt, and word to who looks after the town when a life may be at stake. */
function withLetters(c: SiteContext, deps: Deps, db: NonNullable<Deps['people']>['db'], given: object) {
  return db.transaction().execute(async (trx) => {
    const sent = await sendReport(trx, given, deps.clock())
    if (!sent.ok || !deps.post) return sent
    const { contact, reason } = given as Typed<Name>
    const link = { secret: sent.secret, subject: sent.subject.name, publicUrl: deps.publicUrl }
    if (contact) await deps.post.send(trx, receiptMail({ ...link, email: contact, language: c.var.language }))
    if (reason !== 'danger') return sent
    const holders = await readRoleHolders(trx, sent.subject.town ?? undefined)
    const told = new Set(holders.filter(({ role }) => role !== 'town_hall').map(({ email }) => email))
    for (const email of told) await deps.post.send(trx, dangerMail({ ...link, email, language: 'fr' }))
    return sent
  })
}

interface BodyProps {
  typed: Typed<Name>
  wrong?: Wrong<Name>
  sent?: 'ok' | undefined
  /** Too many came from there. */
  late?: boolean
  /** Name of what it is about. */
  about?: string | undefined
}

export function ReportBody({ typed, wrong = {}, sent, late, about }: BodyProps) {
  const { to, t } = useReader()
  const page = typed.page ?? '/'
  if (sent === 'ok') {
    return (
      <>
        <div class="page-head">
          <h1>{t('report.thanks')}</h1>
          <p>{t('order.report.passed')}</p>
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
      {late && (
        <Empty>
          <p role="alert">{t('report.late')}</p>
        </Empty>
      )}
      <WrongList wrong={wrong} />
      <form class="report" method="post" action={to('/signaler')}>
        <p>
          {t('report.about')} <a href={to(page)}>{about ?? page}</a>
        </p>
        <input type="hidden" name="page" value={page} />
        <Choices
          name="reason"
          legend={t('report.reason')}
          options={asShown.map((reason) => ({ value: reason, label: t(`order.reason.${reason}`) }))}
          value={typed.reason || 'wrong'}
          wrong={wrong.reason}
        />
        <p class="notice">
          <Icon name="alert" />
          <span>{t('order.report.danger')}</span>
        </p>
        <Field
          name="message"
          label={t('report.what')}
          hint={t('order.report.exact')}
          rows={5}
          max={4000}
          required
          value={typed.message}
          wrong={wrong.message}
        />
        <Tick name="goodFaith" checked={!!typed.goodFaith} wrong={wrong.goodFaith}>
          {t('order.report.goodFaith')}
        </Tick>
        <Field name="name" label={t('order.report.name')} max={200} autocomplete="name" value={typed.name} />
        <Field
          name="contact"
          type="email"
          label={t('report.email')}
          hint={t('order.report.why')}
          max={254}
          autocomplete="email"
          value={typed.contact}
          wrong={wrong.contact}
        />
        <Trap />
        <button class="button" type="submit">
          <Icon name="arrow" />
          {t('report.send')}
        </button>
      </form>
    </>
  )
}

/** Everyday mistakes first: what readers come for. The queue has its own order. */
const asShown: ReportReason[] = [
  ...reportReasons.filter((reason) => !legalReasons.includes(reason) && reason !== 'other'),
  ...legalReasons,
  'other',
]
