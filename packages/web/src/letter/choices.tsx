import {
  changeLetter,
  confirmLetter,
  readSubscriber,
  type Subscriber,
  stopLetter,
} from '@wiker/town/letter/subscribers.ts'
import { getTownsByCode } from '@wiker/town/towns/list.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { ProblemList, type Problems } from '../pages-of/fields.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import type { LetterDeps } from './deps.ts'
import { choicesPath, stopPath } from './letter-mail.tsx'
import { Choices, kindsIn, LetterSaid, languageIn } from './subscribe.tsx'

/**
 * `/lettre/{secret}`: saying yes to a letter one asked for, then choosing what it says. `/lettre/{secret}/stop` ends it by one press; mail programs press by themselves
 * (RFC 8058: `POST`, from nowhere), so that the secret is the only guard, and all it can do there is to stop.
 */
export function registerChoices(site: Site, deps: LetterDeps): void {
  site.get('/lettre/:secret', (c) => page(c, deps))
  site.post('/lettre/:secret', ownFormsOnly(deps), (c) => choose(c, deps))
  site.get('/lettre/:secret/stop', (c) => stopPage(c, deps, false))
  site.post('/lettre/:secret/stop', async (c) => {
    await stopLetter(deps.people.db, c.req.param('secret'))
    return stopPage(c, deps, true)
  })
}

const said = { confirme: 'letter.mine.confirmed', note: 'letter.mine.saved' } as const

async function page(c: SiteContext, deps: LetterDeps, problems?: Problems) {
  const found = await subscriberAsked(c, deps)
  const { t } = wordsFor(c)
  if (!found)
    return show(c, deps, {
      body: <LetterSaid title="letter.gone.title" text="letter.gone.text" />,
      head: { title: t('letter.gone.title'), noindex: true },
      status: 410,
    })
  const { subscriber, town } = found
  const done = said[(c.req.query('fait') ?? '') as keyof typeof said]
  return show(c, deps, {
    town,
    body: <ChoicesBody subscriber={subscriber} town={town} said={done && t(done)} {...(problems && { problems })} />,
    head: { title: t('letter.page.title', { town: town.name }), noindex: true },
    ...(problems && { status: 422 as const }),
  })
}

async function choose(c: SiteContext, deps: LetterDeps) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const found = await subscriberAsked(c, deps)
  if (!found) return page(c, deps)
  const { db } = deps.people
  const { secret, state } = found.subscriber
  const back = (done: string) => c.redirect(localPath(c.var.language, `${choicesPath(secret)}?fait=${done}`), 303)
  if (state !== 'on') {
    await confirmLetter(db, secret, deps.clock())
    return back('confirme')
  }
  const kinds = kindsIn(field)
  if (kinds.length === 0) return page(c, deps, { agenda: wordsFor(c).t('letter.problem.kinds') })
  await changeLetter(db, secret, { kinds, language: languageIn(field) ?? found.subscriber.language })
  return back('note')
}

async function subscriberAsked(
  c: SiteContext,
  deps: LetterDeps,
): Promise<{ subscriber: Subscriber; town: TownCard } | undefined> {
  c.header('cache-control', 'private, no-store')
  c.header('referrer-policy', 'no-referrer')
  const subscriber = await readSubscriber(deps.people.db, c.req.param('secret') ?? '', deps.clock())
  const [town] = subscriber ? await getTownsByCode(deps.people.db, [subscriber.town]) : []
  return subscriber && town ? { subscriber, town } : undefined
}

function stopPage(c: SiteContext, deps: LetterDeps, done: boolean) {
  c.header('cache-control', 'private, no-store')
  c.header('referrer-policy', 'no-referrer')
  return show(c, deps, {
    body: done ? (
      <LetterSaid title="letter.stop.title" text="letter.stop.done" />
    ) : (
      <StopBody secret={c.req.param('secret') ?? ''} />
    ),
    head: { title: wordsFor(c).t('letter.stop.title'), noindex: true },
  })
}

interface Props {
  subscriber: Subscriber
  town: Pick<TownCard, 'name'>
  said?: string | undefined
  problems?: Problems
}

export function ChoicesBody({ subscriber, town, said: done, problems = {} }: Props) {
  const { t, to } = useReader()
  const { email, state, secret, kinds, language } = subscriber
  const named = { town: town.name, email }
  const lead = { asked: 'letter.mine.ask', on: 'letter.mine.lead', stopped: 'letter.mine.stopped' } as const
  return (
    <>
      <div class="page-head">
        <h1>{t('letter.page.title', { town: town.name })}</h1>
        <p>{t(lead[state], named)}</p>
      </div>
      {done && (
        <p class="notice" role="status">
          {done}
        </p>
      )}
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to(choicesPath(secret))}>
        {state === 'on' && <Choices kinds={kinds} language={language} problems={problems} />}
        <button class="button" type="submit">
          {t(state === 'on' ? 'letter.mine.save' : 'letter.confirm.button')}
        </button>
      </form>
      {state === 'on' && (
        <p>
          <a class="tall" href={to(stopPath(secret))}>
            {t('letter.stop')}
          </a>
        </p>
      )}
    </>
  )
}

export function StopBody({ secret }: { secret: string }) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('letter.stop.title')}</h1>
        <p>{t('letter.stop.ask')}</p>
      </div>
      <form method="post" action={to(stopPath(secret))}>
        <button class="button" type="submit">
          {t('letter.stop')}
        </button>
      </form>
    </>
  )
}
