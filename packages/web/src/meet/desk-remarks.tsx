import {
  openComments,
  readWaitingRemarks,
  townComments,
  type WaitingRemark,
} from '@wiker/town/meeting/remarks/moderate.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { recordPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { readableName } from '../formatting/names.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { MeetDeskDeps } from './desk-routes.ts'
import { judgeWritten } from './judge-remark.ts'
import { Verdict } from './verdict.tsx'

/** `/bureau/{slug}/paroles`: comments and recommendations that wait; and whether the town's events are open to comments. */
export function registerDeskRemarks(site: Site, deps: MeetDeskDeps): void {
  site.get('/bureau/:slug/paroles', (c) => queuePage(c, deps))
  site.post('/bureau/:slug/paroles', ownFormsOnly(deps), (c) => decide(c, deps))
}

const sentences = {
  montre: 'meet.moderate.shown',
  refuse: 'meet.moderate.refused',
  raison: 'meet.moderate.needsReason',
  note: 'meet.organise.noted',
} as const

async function queuePage(c: SiteContext, deps: MeetDeskDeps) {
  const given = await deskTown(c, deps, 'meeting.moderate')
  if (given instanceof Response) return given
  const { db } = deps.people
  const [remarks, open] = await Promise.all([
    readWaitingRemarks(db, given.town.code),
    townComments(db, given.town.code),
  ])
  const { t } = wordsFor(c)
  const said = saidOf(c, sentences)
  return show(c, deps, {
    body: <DeskRemarksBody town={given.town} remarks={remarks} open={open} said={said && t(said)} />,
    head: { title: t('meet.moderate.remarks', { town: given.town.name }), noindex: true },
  })
}

/** A button says `montrer.12`, `refuser.12`, `ouvrir` or `fermer`. */
async function decide(c: SiteContext, deps: MeetDeskDeps) {
  const given = await deskTown(c, deps, 'meeting.moderate')
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { town, acting } = given
  const { person, role } = acting
  const back = (fait: string) =>
    c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/paroles`, { fait })), 303)
  const deed = { person: person.id, role, action: 'meeting.moderate', town: town.code } as const
  if (field('do') === 'ouvrir' || field('do') === 'fermer') {
    const open = field('do') === 'ouvrir'
    await openComments(deps.people.db, { town: town.code, open, by: person.id }, deps.clock())
    await noteDeed(deps.people.db, { ...deed, details: { comments: open } })
    return back('note')
  }
  const press = /^(montrer|refuser)\.(\d{1,15})$/.exec(field('do'))
  if (!press) return back('')
  const shown = press[1] === 'montrer'
  const reason = field('reason').trim().slice(0, 300)
  if (!shown && reason === '') return back('raison')
  const id = Number(press[2])
  await judgeWritten(deps, town, 'remark', id, { shown, reason }, acting)
  return back(shown ? 'montre' : 'refuse')
}

interface Props {
  town: TownCard
  remarks: WaitingRemark[]
  open: boolean
  said?: string | undefined
}

export function DeskRemarksBody({ town, remarks, open, said }: Props) {
  const { t, to } = useReader()
  const action = `/bureau/${town.slug}/paroles`
  return (
    <>
      <DeskHead title={t('meet.moderate.remarks', { town: town.name })} lead={t('meet.moderate.lead')} said={said} />
      <form class="panel" method="post" action={to(action)}>
        <p>{t(open ? 'meet.moderate.commentsOpen' : 'meet.moderate.commentsClosed')}</p>
        <button class="button button--quiet" type="submit" name="do" value={open ? 'fermer' : 'ouvrir'}>
          {t(open ? 'meet.moderate.closeAll' : 'meet.moderate.openAll')}
        </button>
      </form>
      {remarks.length === 0 && (
        <Empty>
          <p>{t('meet.moderate.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {remarks.map((remark) => (
          <li>
            <p class="letter">{remark.text}</p>
            <p class="line__facts">
              <span>{t(`meet.moderate.kind.${remark.kind}`)}</span>
              <span>{remark.name}</span>
              <span>{remark.email}</span>
              {remark.about && (
                <a href={to(recordPath(town.slug, remark.about.section, remark.about.path))}>
                  {readableName(remark.about.name)}
                </a>
              )}
            </p>
            <Verdict action={action} id={remark.id} name={remark.name} />
          </li>
        ))}
      </ul>
    </>
  )
}
