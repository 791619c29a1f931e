import { readWaitingPosts, type WaitingPost } from '@wiker/town/meeting/neighbours/read.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { DeskHead, deskTown, saidOf } from '../desk/town.tsx'
import { plainDay } from '../formatting/dates.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { formPath } from '../pictures/address.ts'
import { OwnPhoto } from '../pictures/photo.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { MeetDeskDeps } from './desk-routes.ts'
import { judgeWritten } from './judge-remark.ts'
import { Verdict } from './verdict.tsx'

/** `/bureau/{slug}/entraide`: the first word of a neighbour waits here. */
export function registerDeskNeighbours(site: Site, deps: MeetDeskDeps): void {
  site.get('/bureau/:slug/entraide', (c) => queuePage(c, deps))
  site.post('/bureau/:slug/entraide', ownFormsOnly(deps), (c) => decide(c, deps))
}

const sentences = {
  montre: 'meet.moderate.shown',
  refuse: 'meet.moderate.refused',
  raison: 'meet.moderate.needsReason',
} as const

async function queuePage(c: SiteContext, deps: MeetDeskDeps) {
  const given = await deskTown(c, deps, 'meeting.moderate')
  if (given instanceof Response) return given
  const { t } = wordsFor(c)
  const said = saidOf(c, sentences)
  return show(c, deps, {
    body: (
      <DeskNeighboursBody
        town={given.town}
        posts={await readWaitingPosts(deps.people.db, given.town.code)}
        said={said && t(said)}
      />
    ),
    head: { title: t('meet.moderate.neighbours', { town: given.town.name }), noindex: true },
  })
}

/** A button says `montrer.12` or `refuser.12`; a refusal says why. */
async function decide(c: SiteContext, deps: MeetDeskDeps) {
  const given = await deskTown(c, deps, 'meeting.moderate')
  if (given instanceof Response) return given
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { town, acting } = given
  const back = (fait: string) =>
    c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/entraide`, { fait })), 303)
  const press = /^(montrer|refuser)\.(\d{1,15})$/.exec(field('do'))
  if (!press) return back('')
  const shown = press[1] === 'montrer'
  const reason = field('reason').trim().slice(0, 300)
  if (!shown && reason === '') return back('raison')
  const id = Number(press[2])
  await judgeWritten(deps, town, 'post', id, { shown, reason }, acting)
  return back(shown ? 'montre' : 'refuse')
}

export function DeskNeighboursBody({
  town,
  posts,
  said,
}: {
  town: TownCard
  posts: WaitingPost[]
  said?: string | undefined
}) {
  const { t, words, today } = useReader()
  return (
    <>
      <DeskHead title={t('meet.moderate.neighbours', { town: town.name })} lead={t('meet.moderate.lead')} said={said} />
      {posts.length === 0 && (
        <Empty>
          <p>{t('meet.moderate.none')}</p>
        </Empty>
      )}
      <ul class="list">
        {posts.map((post) => (
          <li>
            <h2 class="list__name">{post.title}</h2>
            <p class="line__facts">
              <span>{t(`meet.neighbours.one.${post.kind}`)}</span>
              <span>{t(`meet.neighbours.category.${post.category}`)}</span>
              {post.place && <span>{post.place}</span>}
              <span>{t('meet.neighbours.until', { date: plainDay(post.endsOn, words, today) })}</span>
              <span>{post.email}</span>
            </p>
            {post.picture && (
              <OwnPhoto
                image={{ url: formPath(post.picture, 'jpeg', post.picture), alt: post.picture.alt }}
                name={post.title}
              />
            )}
            <p class="letter">{post.text}</p>
            <Verdict action={`/bureau/${town.slug}/entraide`} id={post.id} name={post.title} />
          </li>
        ))}
      </ul>
    </>
  )
}
