import { type PostKind, postKinds } from '@wiker/town/meeting/neighbours/post.ts'
import { type PostLine, readPosts } from '@wiker/town/meeting/neighbours/read.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { plainDay } from '../formatting/dates.ts'
import { wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import type { MeetDeps } from './meet-deps.ts'
import { registerNeighbourForm } from './neighbour-form.tsx'
import { registerNeighbourPost } from './neighbour-post.tsx'
import { showInTown } from './show-in-town.ts'

/** `/{town}/entraide`: what neighbours lend, ask, lost and found. Not for search engines: these are people's words, for some weeks. */
export function registerNeighbours(site: Site, deps: MeetDeps): void {
  site.get('/:town/entraide', (c) => neighboursPage(c, deps))
  registerNeighbourForm(site, deps)
  registerNeighbourPost(site, deps)
}

async function neighboursPage(c: SiteContext, deps: MeetDeps) {
  const { town, today, person } = c.var
  const kind = postKinds.find((one) => one === c.req.query('category'))
  const posts = await readPosts(person ? deps.people.db : deps.db, town.code, today, kind, person?.id)
  return showInTown(c, deps, {
    body: <NeighboursBody town={town} posts={posts} kind={kind} />,
    head: { title: wordsFor(c).t('meet.neighbours.title'), noindex: true },
  })
}

interface Props {
  town: Pick<TownCard, 'slug' | 'name'>
  posts: PostLine[]
  kind: PostKind | undefined
}

export function NeighboursBody({ town, posts, kind }: Props) {
  const { t, to, words, today } = useReader()
  const path = townPath(town.slug, 'entraide')
  return (
    <>
      <div class="page-head">
        <h1>{t('meet.neighbours.title')}</h1>
        <p>{t('meet.neighbours.lead', { town: town.name })}</p>
      </div>
      <p class="actions">
        <a class="button" href={to(`${path}/proposer`)} rel="nofollow">
          {t('meet.neighbours.add')}
        </a>
      </p>
      <nav class="tabs" aria-label={t('meet.neighbours.kinds')}>
        <a href={to(path)} aria-current={kind ? undefined : 'page'}>
          {t('meet.neighbours.all')}
        </a>
        {postKinds.map((one) => (
          <a href={to(withQuery(path, { category: one }))} aria-current={one === kind ? 'page' : undefined}>
            {t(`meet.neighbours.kind.${one}`)}
          </a>
        ))}
      </nav>
      {posts.length === 0 ? (
        <Empty>
          <p>{t('meet.neighbours.none', { town: town.name })}</p>
        </Empty>
      ) : (
        <ul class="list">
          {posts.map((post) => (
            <li>
              <h2 class="list__name">
                <a href={to(`${path}/${post.id}`)}>{post.title}</a>
              </h2>
              <p class="line__facts">
                <span class="badge">{t(`meet.neighbours.one.${post.kind}`)}</span>
                <span>{t(`meet.neighbours.category.${post.category}`)}</span>
                {post.place && <span>{post.place}</span>}
                <span>{t('meet.neighbours.until', { date: plainDay(post.endsOn, words, today) })}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
