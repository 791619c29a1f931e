import { readAroundEvent } from '@wiker/town/meeting/on-event.ts'
import {
  addRemark,
  longestComment,
  longestRecommendation,
  type RemarkKind,
  type RemarkLine,
  withdrawRemark,
} from '@wiker/town/meeting/remarks/remark.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { dayIn, longDay } from '../formatting/dates.ts'
import { wordsFor } from '../pages/show.tsx'
import { LongField, ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { type MeetSubject, subjectOf } from './event-subject.ts'
import { Back, Said } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { showInTown } from './show-in-town.ts'
import { signedIn } from './signed-in.ts'

const places = 'annuaire|patrimoine|infos-pratiques|bons-plans'

/** `…/commenter` on an event where comments are open; `…/recommander` on a place, a merchant, a club: a sentence, and nobody is ranked. */
export function registerRemarks(site: Site, deps: MeetDeps): void {
  site.get('/:town/agenda/:record/commenter', (c) => remarkPage(c, deps, 'comment'))
  site.post('/:town/agenda/:record/commenter', ownFormsOnly(deps), (c) => receive(c, deps, 'comment'))
  site.get(`/:town/:section{${places}}/:record/recommander`, (c) => remarkPage(c, deps, 'recommendation'))
  site.post(`/:town/:section{${places}}/:record/recommander`, ownFormsOnly(deps), (c) =>
    receive(c, deps, 'recommendation'),
  )
}

interface Typed {
  text: string
  name: string
}

const longest = { comment: longestComment, recommendation: longestRecommendation }
const recommended = ['organization', 'place', 'market']

async function about(c: SiteContext, deps: MeetDeps, kind: RemarkKind): Promise<MeetSubject | undefined> {
  const subject = await subjectOf(c, deps)
  if (!subject) return undefined
  if (kind === 'recommendation') return recommended.includes(subject.kind) ? subject : undefined
  const { commentsOpen } = await readAroundEvent(deps.people.db, subject.id, c.var.today, deps.clock())
  return commentsOpen ? subject : undefined
}

async function remarkPage(
  c: SiteContext,
  deps: MeetDeps,
  kind: RemarkKind,
  refused?: { problems: Problems; typed: Typed },
) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const subject = await about(c, deps, kind)
  if (!subject) return c.notFound()
  const { t } = wordsFor(c)
  const fait = c.req.query('fait')
  const said = fait === 'waiting' || fait === 'shown' || fait === 'retire' ? t(`meet.remark.${fait}`) : undefined
  return showInTown(c, deps, {
    body: (
      <RemarkFormBody
        kind={kind}
        subject={subject}
        said={said}
        problems={refused?.problems ?? {}}
        typed={refused?.typed ?? { text: '', name: acting.person.name }}
      />
    ),
    head: { title: t(`meet.${kind}.title`), noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function receive(c: SiteContext, deps: MeetDeps, kind: RemarkKind) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const person = acting.person.id
  const retract = /^retirer\.(\d{1,15})$/.exec(field('do'))
  if (retract) {
    const subject = await subjectOf(c, deps)
    await withdrawRemark(deps.people.db, Number(retract[1]), person)
    return c.redirect(localPath(c.var.language, subject?.path ?? '/notifications'), 303)
  }
  const subject = await about(c, deps, kind)
  if (!subject) return c.notFound()
  const typed = { text: field('text').trim(), name: field('name').trim().slice(0, 40) }
  const problems: Problems = {
    ...(typed.text === '' && { text: t('meet.remark.wrong.text') }),
    ...(typed.text.length > longest[kind] && { text: t('meet.remark.wrong.long', { most: longest[kind] }) }),
    ...(typed.name === '' && { name: t('meet.remark.wrong.name') }),
  }
  if (Object.keys(problems).length > 0) return remarkPage(c, deps, kind, { problems, typed })
  const kept = await addRemark(
    deps.people.db,
    { kind, town: c.var.town.code, thing: subject.id, person, ...typed },
    deps.clock(),
  )
  if (!kept.ok) return remarkPage(c, deps, kind, { problems: { text: t(`meet.remark.wrong.${kept.reason}`) }, typed })
  const fait = kept.state
  const form = c.var.path
  return c.redirect(localPath(c.var.language, withQuery(form, { fait })), 303)
}

export function RemarkFormBody({
  kind,
  subject,
  said,
  problems,
  typed,
}: {
  kind: RemarkKind
  subject: Pick<MeetSubject, 'name' | 'path'>
  said?: string | undefined
  problems: Problems
  typed: Typed
}) {
  const { t, to } = useReader()
  const action = `${subject.path}/${kind === 'comment' ? 'commenter' : 'recommander'}`
  return (
    <>
      <Back href={subject.path} text={subject.name} />
      <div class="page-head">
        <h1>{t(`meet.${kind}.title`)}</h1>
        <p>{t(`meet.${kind}.lead`, { name: subject.name })}</p>
      </div>
      <Said>{said}</Said>
      {!said && (
        <form class="report" method="post" action={to(action)}>
          <ProblemList problems={problems} />
          <LongField
            name="text"
            label={t(`meet.${kind}.text`)}
            hint={t(`meet.${kind}.hint`, { most: longest[kind] })}
            value={typed.text}
            rows={kind === 'comment' ? 5 : 2}
            maxlength={longest[kind]}
            problems={problems}
          />
          <TextField
            name="name"
            label={t('meet.remark.name')}
            hint={t(`meet.consent.${kind}`)}
            value={typed.name}
            maxlength={40}
            autocomplete="given-name"
            problems={problems}
          />
          <button class="button" type="submit">
            {t('meet.remark.send')}
          </button>
        </form>
      )}
    </>
  )
}

/** What neighbours said, each signed as they wished, with the way to report it. */
export function RemarkList({ remarks, path, form }: { remarks: RemarkLine[]; path: string; form: string }) {
  const { t, to, words, today } = useReader()
  return (
    <ul class="list remarks">
      {remarks.map((remark) => (
        <li id={`mot-${remark.id}`}>
          <p class="letter">{remark.text}</p>
          <p class="line__facts">
            <span>{remark.name}</span>
            <span>{longDay(dayIn(remark.at, networkTimezone), words, today)}</span>
            {remark.state === 'waiting' && <span>{t('meet.remark.waits')}</span>}
            {!remark.mine && (
              <a
                href={to(withQuery('/signaler', { page: `${path}#mot-${remark.id}` }))}
                rel="nofollow"
                class="no-print"
              >
                {t('meet.remark.report')}
                <span class="visually-hidden"> {remark.name}</span>
              </a>
            )}
          </p>
          {remark.mine && (
            <form method="post" action={to(form)} class="no-print">
              <button class="button button--quiet" type="submit" name="do" value={`retirer.${remark.id}`}>
                {t('meet.remark.withdraw')}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  )
}
