import { addDays } from '@wiker/town/days.ts'
import { closePost, decidePost, renewPost } from '@wiker/town/meeting/neighbours/post.ts'
import { authorOf, getPost, type PostLine } from '@wiker/town/meeting/neighbours/read.ts'
import { beginConversation } from '@wiker/town/meeting/talking/conversation.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { saidOf } from '../desk/town.tsx'
import { dayIn, plainDay } from '../formatting/dates.ts'
import { wordsFor } from '../pages/show.tsx'
import { formPath } from '../pictures/address.ts'
import { OwnPhoto } from '../pictures/photo.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { Back, Said } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { relayed } from './relay.ts'
import { showInTown } from './show-in-town.ts'
import { signedIn } from './signed-in.ts'
import { WriteBody } from './write.tsx'

/** `/{town}/entraide/{n}`: one neighbour's word; its author ends or renews it, another answers through the site. */
export function registerNeighbourPost(site: Site, deps: MeetDeps): void {
  site.get('/:town/entraide/:post{\\d{1,15}}', (c) => postPage(c, deps))
  site.post('/:town/entraide/:post{\\d{1,15}}', ownFormsOnly(deps), (c) => act(c, deps))
  site.get('/:town/entraide/:post{\\d{1,15}}/ecrire', (c) => writePage(c, deps))
  site.post('/:town/entraide/:post{\\d{1,15}}/ecrire', ownFormsOnly(deps), (c) => write(c, deps))
}

const sentences = {
  waiting: 'meet.neighbours.waits',
  shown: 'meet.neighbours.shown',
  regle: 'meet.neighbours.settled',
  retire: 'meet.neighbours.ended',
  prolonge: 'meet.neighbours.renewed',
  note: 'meet.organise.noted',
} as const

const find = (c: SiteContext, deps: MeetDeps) =>
  getPost(
    c.var.person ? deps.people.db : deps.db,
    c.var.town.code,
    Number(c.req.param('post')),
    c.var.today,
    c.var.person?.id,
  )

const pathOf = (town: { slug: string }, id: number) => townPath(town.slug, 'entraide', String(id))

async function postPage(c: SiteContext, deps: MeetDeps) {
  const post = await find(c, deps)
  if (!post) return c.notFound()
  const { t } = wordsFor(c)
  const said = saidOf(c, sentences)
  const { town, grants = [] } = c.var
  return showInTown(c, deps, {
    body: (
      <PostBody
        town={town}
        post={post}
        moderator={capacityFor(grants, 'meeting.moderate', town.code) !== undefined}
        said={said && t(said)}
      />
    ),
    head: { title: post.title, noindex: true },
  })
}

async function act(c: SiteContext, deps: MeetDeps) {
  const { town, today } = c.var
  const acting = await signedIn(c, deps, town.code)
  if (acting instanceof Response) return acting
  const post = await find(c, deps)
  if (!post) return c.notFound()
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const person = acting.person.id
  const to = (path: string, fait: string) => c.redirect(localPath(c.var.language, withQuery(path, { fait })), 303)
  const own = pathOf(town, post.id)
  switch (field('do')) {
    case 'regle':
      return to(own, (await closePost(db, post.id, person, 'settled')) ? 'regle' : 'note')
    case 'retirer':
      return to(own, (await closePost(db, post.id, person, 'ended')) ? 'retire' : 'note')
    case 'prolonger':
      return to(own, (await renewPost(db, post.id, person, today, deps.clock())) ? 'prolonge' : 'note')
    case 'masquer': {
      const role = capacityFor(c.var.grants ?? [], 'meeting.moderate', town.code)
      if (!role) return to(own, 'note')
      const reason = field('reason').trim().slice(0, 300)
      await decidePost(db, post.id, { town: town.code, shown: false, reason, by: person }, deps.clock())
      await noteDeed(db, {
        person,
        role,
        action: 'meeting.moderate',
        town: town.code,
        subject: `post ${post.id}`,
        details: { name: post.title },
      })
      return to(townPath(town.slug, 'entraide'), 'note')
    }
    default:
      return to(own, 'note')
  }
}

async function writePage(c: SiteContext, deps: MeetDeps, refused?: { problem: string; typed: string }) {
  const acting = await signedIn(c, deps, c.var.town.code)
  if (acting instanceof Response) return acting
  const post = await find(c, deps)
  if (post?.state !== 'shown') return c.notFound()
  const path = pathOf(c.var.town, post.id)
  return showInTown(c, deps, {
    body: (
      <WriteBody
        title={post.title}
        back={{ href: path, text: wordsFor(c).t('meet.neighbours.title') }}
        action={`${path}/ecrire`}
        problem={refused?.problem}
        typed={refused?.typed}
      />
    ),
    head: { title: post.title, noindex: true },
    ...(refused && { status: 422 as const }),
  })
}

async function write(c: SiteContext, deps: MeetDeps) {
  const { town, today } = c.var
  const acting = await signedIn(c, deps, town.code)
  if (acting instanceof Response) return acting
  const id = Number(c.req.param('post'))
  const [post, owner] = await Promise.all([find(c, deps), authorOf(deps.people.db, town.code, id, today)])
  if (!post || !owner) return c.notFound()
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { t } = wordsFor(c)
  const text = field('text').trim()
  if (text === '') return writePage(c, deps, { problem: t('meet.write.empty'), typed: '' })
  const person = acting.person.id
  if (owner === person) return writePage(c, deps, { problem: t('meet.write.own'), typed: text })
  const { title, endsOn } = post
  const sent = await beginConversation(
    deps.people.db,
    {
      kind: 'neighbour',
      town: town.code,
      thing: null,
      subject: id,
      title,
      asker: person,
      owner,
      endsOn: addDays(endsOn, 7),
      text,
    },
    relayed(deps),
    deps.clock(),
  )
  if (!sent.ok) return writePage(c, deps, { problem: t(`meet.write.${sent.reason}`), typed: text })
  return c.redirect(localPath(c.var.language, withQuery(`/messages/${sent.secret}`, { fait: 'parti' })), 303)
}

interface Props {
  town: Pick<TownCard, 'slug' | 'name' | 'timezone'>
  post: PostLine
  moderator: boolean
  said?: string | undefined
}

export function PostBody({ town, post, moderator, said }: Props) {
  const { t, to, words, today } = useReader()
  const path = pathOf(town, post.id)
  const open = post.state === 'shown' && post.endsOn >= today
  const mayRenew = open && !post.renewed && post.endsOn <= addDays(today, 7)
  return (
    <article>
      <Back href={townPath(town.slug, 'entraide')} text={t('meet.neighbours.title')} />
      <div class="page-head">
        <h1>{post.title}</h1>
        <p class="line__facts">
          <span class="badge">{t(`meet.neighbours.one.${post.kind}`)}</span>
          <span>{t(`meet.neighbours.category.${post.category}`)}</span>
          {post.place && <span>{post.place}</span>}
          <span>
            {t('meet.neighbours.since', { date: plainDay(dayIn(post.createdAt, town.timezone), words, today) })}
          </span>
          {open && <span>{t('meet.neighbours.until', { date: plainDay(post.endsOn, words, today) })}</span>}
        </p>
      </div>
      <Said>{said}</Said>
      {!open && !said && <p class="notice">{t(`meet.neighbours.state.${post.state}`)}</p>}
      {post.state === 'refused' && post.reason && <p>{t('meet.neighbours.reason', { reason: post.reason })}</p>}
      {post.picture && (
        <OwnPhoto
          image={{ url: formPath(post.picture, 'jpeg', post.picture), alt: post.picture.alt }}
          name={post.title}
        />
      )}
      <p class="letter">{post.text}</p>
      {open && !post.mine && (
        <p class="actions">
          <a class="button" href={to(`${path}/ecrire`)} rel="nofollow">
            {t('meet.write.link')}
          </a>
        </p>
      )}
      {post.mine && (post.state === 'shown' || post.state === 'waiting') && (
        <form class="actions" method="post" action={to(path)}>
          <button class="button" type="submit" name="do" value="regle">
            {t(post.kind === 'lost' || post.kind === 'found' ? 'meet.neighbours.foundIt' : 'meet.neighbours.solved')}
          </button>
          {mayRenew && (
            <button class="button button--quiet" type="submit" name="do" value="prolonger">
              {t('meet.neighbours.renew')}
            </button>
          )}
          <button class="button button--quiet" type="submit" name="do" value="retirer">
            {t('meet.neighbours.takeOff')}
          </button>
        </form>
      )}
      {moderator && open && (
        <form class="report" method="post" action={to(path)}>
          <label class="field">
            <span>{t('meet.moderate.reason')}</span>
            <input type="text" name="reason" maxlength={300} required />
          </label>
          <button class="button button--quiet" type="submit" name="do" value="masquer">
            {t('meet.moderate.hide')}
          </button>
        </form>
      )}
      <p class="no-print">
        <a class="tall" href={to(withQuery('/signaler', { page: path }))} rel="nofollow">
          {t('meet.remark.report')}
        </a>
      </p>
    </article>
  )
}
