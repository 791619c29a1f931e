import { hideThing, showThing } from '@wiker/harvest'
import { hideWritten, readWritten } from '@wiker/town/meeting/reported.ts'
import { decideAppeal, type OpenAppeal, openAppeals } from '@wiker/town/order/appeals.ts'
import { decide } from '@wiker/town/order/decide.ts'
import { subjectRecord } from '@wiker/town/order/subject.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { restorePublications } from '@wiker/town/publishing/removal.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { momentOf } from '../desk/moment.ts'
import { DeskHead, saidOf } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { type Acting, allowed } from '../people/guard.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { Choices, Field, type Typed, typedOf, type Wrong, WrongList, wrongOf } from './form.tsx'
import { appealMail } from './mails.tsx'
import { StatementList } from './statement.tsx'

const fields = ['outcome', 'reasons'] as const
type Name = (typeof fields)[number]

/** `/bureau/recours`: what either side of a decision asks to be looked at again, by somebody else than who decided. */
export function registerDeskAppeals(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/recours', (c) => appealsPage(c, deps))
  site.get('/bureau/recours/:appeal{[0-9]+}', (c) => appealPage(c, deps))
  site.post('/bureau/recours/:appeal{[0-9]+}', ownFormsOnly(deps), (c) => receive(c, deps))
}

async function appealsPage(c: SiteContext, deps: DeskPageDeps) {
  const acting = await allowed(c, deps, 'appeal.decide', null)
  if (acting instanceof Response) return acting
  const { t } = wordsFor(c)
  const said = saidOf(c, { decide: 'order.appeals.decided', deja: 'order.desk.already' })
  const appeals = await openAppeals(deps.people.db)
  return show(c, deps, {
    body: <AppealsBody appeals={appeals} me={acting.person.id} said={said && t(said)} />,
    head: { title: t('order.appeals.title'), noindex: true },
  })
}

export function AppealsBody({ appeals, me, said }: { appeals: OpenAppeal[]; me: string; said?: string | undefined }) {
  const { t, to, words } = useReader()
  return (
    <>
      <DeskHead title={t('order.appeals.title')} lead={t('order.appeals.lead')} said={said} />
      {appeals.length === 0 && (
        <Empty>
          <p>{t('order.appeals.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {appeals.map(({ id, decision, side, at, text, decidedBy }) => (
          <li>
            <h2 class="list__name">
              {decidedBy === me ? (
                decision.subject.name
              ) : (
                <a href={to(`/bureau/recours/${id}`)}>{decision.subject.name}</a>
              )}
            </h2>
            <p class="line__facts">
              <span>{t(`order.appeals.${side}`)}</span>
              <span>{plainDay(dayIn(at, networkTimezone), words)}</span>
              {decidedBy === me && <strong>{t('order.appeals.own')}</strong>}
            </p>
            <p class="letter">{text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

async function appealPage(c: SiteContext, deps: DeskPageDeps, typed?: Typed<Name>, wrong: Wrong<Name> = {}) {
  const acting = await allowed(c, deps, 'appeal.decide', null)
  if (acting instanceof Response) return acting
  const [appeal] = await openAppeals(deps.people.db, Number(c.req.param('appeal')))
  if (!appeal) return c.notFound()
  const { t } = wordsFor(c)
  return show(c, deps, {
    body: <AppealBody appeal={appeal} own={appeal.decidedBy === acting.person.id} typed={typed} wrong={wrong} />,
    head: { title: t('order.appeals.title'), noindex: true },
    ...(typed && { status: 422 as const }),
  })
}

interface Props {
  appeal: OpenAppeal
  /** True for who decided: they may read, not decide again. */
  own: boolean
  typed?: Typed<Name> | undefined
  wrong?: Wrong<Name>
}

export function AppealBody({ appeal, own, typed = {}, wrong = {} }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <DeskHead title={t('order.decide.title', { name: appeal.decision.subject.name })} />
      <p class="actions">
        <a class="button button--quiet" href={to(appeal.decision.subject.page)}>
          {t('order.decide.see')}
        </a>
      </p>
      <Block id="demande" title={t(`order.appeals.${appeal.side}`)}>
        <p class="letter">{appeal.text}</p>
      </Block>
      <Block id="decision" title={t('order.follow.decision')}>
        <StatementList statement={appeal.decision} />
      </Block>
      {own ? (
        <Empty>
          <p>{t('order.appeals.own')}</p>
        </Empty>
      ) : (
        <Block id="trancher" title={t('order.decide.form')}>
          <WrongList wrong={wrong} />
          <form class="report" method="post" action={to(`/bureau/recours/${appeal.id}`)}>
            <Choices
              name="outcome"
              legend={t('order.appeals.outcome')}
              options={(['upheld', 'reversed'] as const).map((value) => ({
                value,
                label: t(`order.appeals.${value}`),
              }))}
              value={typed.outcome}
              wrong={wrong.outcome}
            />
            <Field
              name="reasons"
              label={t('order.appeals.reasons')}
              hint={t('order.appeals.reasonsHint')}
              rows={5}
              max={4000}
              required
              value={typed.reasons}
              wrong={wrong.reasons}
            />
            <button class="button" type="submit">
              {t('order.decide.send')}
            </button>
          </form>
        </Block>
      )}
    </>
  )
}

async function receive(c: SiteContext, deps: DeskPageDeps) {
  const acting = await allowed(c, deps, 'appeal.decide', null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const [appeal] = await openAppeals(deps.people.db, Number(c.req.param('appeal')))
  const back = (fait: string) => c.redirect(localPath(c.var.language, withQuery('/bureau/recours', { fait })), 303)
  if (!appeal) return back('deja')
  const typed = typedOf(field, fields)
  const outcome = (['upheld', 'reversed'] as const).find((one) => one === typed.outcome)
  const reasons = typed.reasons?.trim() ?? ''
  const refused = [...(outcome ? [] : ['outcome']), ...(reasons.length < 10 ? ['reasons'] : [])]
  if (!outcome || refused.length > 0) return appealPage(c, deps, typed, wrongOf(refused, wordsFor(c)))
  const done = await settle(deps, appeal, { outcome, reasons, acting })
  return done ? back('decide') : appealPage(c, deps, typed)
}

/** The outcome, what it changes of the item (with a decision of its own, whose reasons it has), a letter to both sides: all or nothing. */
function settle(
  deps: DeskPageDeps,
  appeal: OpenAppeal,
  { outcome, reasons, acting }: { outcome: 'upheld' | 'reversed'; reasons: string; acting: Acting },
): Promise<boolean> {
  const { person, role } = acting
  const { subject, ground, groundText } = appeal.decision
  const moment = momentOf(deps, { timezone: networkTimezone })
  return deps.people.db.transaction().execute(async (trx) => {
    const { now } = moment
    const decided = await decideAppeal(trx, { appeal: appeal.id, outcome, reasons, person: person.id, now })
    if (!decided.ok) return false
    const record = outcome === 'reversed' && subject.id ? await subjectRecord(trx, subject.id) : undefined
    // What its author asks to have back, or what a reader still asks to be taken away; the rest is done by hand.
    if (record && record.hidden === (appeal.side === 'author')) {
      const action = record.hidden ? ('restored' as const) : ('hidden' as const)
      const why =
        ground === 'none' ? { ground: 'rules' as const, groundText: reasons.slice(0, 1000) } : { ground, groundText }
      const given = { action, facts: reasons, ...why, person: person.id, role, authors: [], reports: [], now }
      const touched = record.hidden
        ? await showThing(trx, record.id, person.email, moment)
        : await hideThing(trx, { thing: record.id, reason: reasons, who: person.email }, moment)
      if (touched.ok) await decide(trx, { ...given, subject: record })
      if (action === 'restored') await restorePublications(trx, record.id, { person: person.id, capacity: role }, now)
    }
    const { kind, id } = subject
    const isWritten = kind === 'post' || kind === 'comment'
    const written = outcome === 'reversed' && isWritten && id ? await readWritten(trx, kind, id) : undefined
    if (written && written.hidden === (appeal.side === 'author')) {
      const change = { hidden: !written.hidden, reason: reasons, by: person.id }
      await hideWritten(trx, written, change, now)
    }
    for (const side of decided.sides) {
      if (!side.email || !deps.post) continue
      const about = { subject: subject.name, outcome, reasons, publicUrl: deps.publicUrl }
      await deps.post.send(trx, appealMail({ ...side, email: side.email }, about))
    }
    const deed = { person: person.id, role, action: 'appeal.decide', town: subject.town } as const
    await noteDeed(trx, { ...deed, subject: subject.id ?? subject.page, details: { outcome } })
    return true
  })
}
