import { renewCalendarSecret } from '@wiker/town/meeting/follows/calendar.ts'
import { setTold, unfollow } from '@wiker/town/meeting/follows/follow.ts'
import { type FollowLine, readFollows } from '@wiker/town/meeting/follows/list.ts'
import { ensureChoice, readChoice } from '@wiker/town/meeting/telling/choices.ts'
import { categoryName } from '../components/category.tsx'
import { recordPath, sectionPath, townPath, withQuery } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { Block, Empty } from '../components/section.tsx'
import { saidOf } from '../desk/town.tsx'
import { readableName } from '../formatting/names.ts'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, ownPath, readForm } from '../server/own-form.ts'
import { Said } from './fields.tsx'
import type { MeetDeps } from './meet-deps.ts'
import { signedIn } from './signed-in.ts'
import { MeetTabs } from './tabs.tsx'

/** `/suivis`: what one follows, each with its switch, and the calendar of all of it. */
export function registerFollows(site: Site, deps: MeetDeps): void {
  site.get('/suivis', (c) => followsPage(c, deps))
  site.post('/suivis', ownFormsOnly(deps), (c) => change(c, deps))
}

const sentences = {
  arrete: 'meet.follows.stopped',
  note: 'meet.follows.noted',
  calendrier: 'meet.follows.renewed',
  'too-many': 'meet.follows.tooMany',
  unknown: 'meet.follows.unknown',
} as const

async function followsPage(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  const { db } = deps.people
  const [follows, choice] = await Promise.all([readFollows(db, acting.person.id), readChoice(db, acting.person.id)])
  const { t } = wordsFor(c)
  const said = saidOf(c, sentences)
  const calendar = choice && `${deps.publicUrl}/suivis/${choice.calendarSecret}.ics`
  return show(c, deps, {
    body: <FollowsBody follows={follows} calendar={calendar} said={said && t(said)} />,
    head: { title: t('meet.follows.title'), noindex: true },
  })
}

/** A button says `arreter.12`, `taire.12`, `prevenir.12` or `calendrier`. */
async function change(c: SiteContext, deps: MeetDeps) {
  const acting = await signedIn(c, deps, null)
  if (acting instanceof Response) return acting
  const field = await readForm(c)
  if (field instanceof Response) return field
  const { db } = deps.people
  const person = acting.person.id
  const [what, number] = field('do').split('.')
  const id = /^\d{1,15}$/.test(number ?? '') ? Number(number) : 0
  const page = ownPath(field('page'), '')
  const back = (fait: string) => c.redirect(localPath(c.var.language, page || withQuery('/suivis', { fait })), 303)
  if (what === 'calendrier') {
    await ensureChoice(db, person)
    await renewCalendarSecret(db, person)
    return back('calendrier')
  }
  if (what === 'arreter') {
    await unfollow(db, person, id)
    return back('arrete')
  }
  if (what === 'taire' || what === 'prevenir') await setTold(db, person, id, what === 'prevenir')
  return back('note')
}

interface Props {
  follows: FollowLine[]
  /** Address of one's own calendar; undefined before the first follow. */
  calendar: string | undefined
  said?: string | undefined
}

export function FollowsBody({ follows, calendar, said }: Props) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('meet.follows.title')}</h1>
        <p>{t('meet.follows.lead')}</p>
      </div>
      <MeetTabs />
      <Said>{said}</Said>
      {follows.length === 0 ? (
        <Empty>
          <p>{t('meet.follows.none')}</p>
          <p>
            <a class="tall" href={to('/')}>
              {t('meet.follows.findTown')}
            </a>
          </p>
        </Empty>
      ) : (
        <ul class="list">
          {follows.map((line) => (
            <FollowItem line={line} />
          ))}
        </ul>
      )}
      {calendar && (
        <Block id="calendrier" title={t('meet.calendar.title')}>
          <p>{t('meet.calendar.text')}</p>
          <p class="secret-address">
            <code>{calendar}</code>
          </p>
          <p class="actions">
            <a class="button" href={calendar.replace(/^https?:/, 'webcal:')}>
              {t('meet.calendar.subscribe')}
            </a>
          </p>
          <form method="post" action={to('/suivis')}>
            <p>{t('meet.calendar.secret')}</p>
            <button class="button button--quiet" type="submit" name="do" value="calendrier">
              {t('meet.calendar.renew')}
            </button>
          </form>
        </Block>
      )}
    </>
  )
}

function FollowItem({ line }: { line: FollowLine }) {
  const { t, to, words } = useReader()
  const { id, kind, told, town, record, there } = line
  const name = kind === 'category' ? categoryName(line.name, words) : readableName(line.name)
  const address =
    kind === 'category'
      ? withQuery(sectionPath(town.slug, 'agenda'), { category: line.name })
      : record
        ? recordPath(town.slug, record.section, record.path)
        : kind === 'town'
          ? townPath(town.slug)
          : undefined
  return (
    <li>
      <h2 class="list__name">{address ? <a href={to(address)}>{name}</a> : name}</h2>
      <p class="line__facts">
        <span>{t(`meet.follows.kind.${kind}`)}</span>
        {kind !== 'town' && <span>{town.name}</span>}
        {!there && <span>{t('meet.follows.gone')}</span>}
        <span>{t(told ? 'meet.follows.told' : 'meet.follows.silent')}</span>
      </p>
      <form class="actions" method="post" action={to('/suivis')}>
        <button class="button button--quiet" type="submit" name="do" value={`${told ? 'taire' : 'prevenir'}.${id}`}>
          {t(told ? 'meet.follows.silence' : 'meet.follows.tell')}
          <span class="visually-hidden"> {name}</span>
        </button>
        <button class="button button--quiet" type="submit" name="do" value={`arreter.${id}`}>
          {t('meet.follow.stop')}
          <span class="visually-hidden"> {name}</span>
        </button>
      </form>
    </li>
  )
}
