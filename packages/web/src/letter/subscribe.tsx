import { askForLetter, confirmDays, type Subscriber } from '@wiker/town/letter/subscribers.ts'
import { type LetterKind, letterKinds } from '@wiker/town/letter/types.ts'
import { readSetting } from '@wiker/town/letter/when.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { z } from 'zod'
import { createAllowance } from '../api/allowance.ts'
import { townPath } from '../components/links.ts'
import { useReader } from '../components/reader.ts'
import { conventions } from '../formatting/conventions.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { ProblemList, type Problems, TextField } from '../pages-of/fields.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { type Language, languages, localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm, senderOf } from '../server/own-form.ts'
import { confirmMail } from './confirm-mail.ts'
import type { LetterDeps } from './deps.ts'

/** `/blain/lettre`: asking for the town's letter of the week, without an account; a letter to the address asks whether it is so. */
export function registerSubscribe(site: Site, deps: LetterDeps): void {
  const allowance = createAllowance({ most: 30, minutes: 60, mostInAll: 2000 })
  site.get('/:town/lettre', (c) => page(c, deps))
  site.get('/:town/lettre/envoyee', (c) => sent(c, deps))
  site.post('/:town/lettre', ownFormsOnly(deps), (c) => ask(c, deps, allowance))
}

interface Refused {
  typed: { email: string; kinds: LetterKind[]; language: string }
  problems: Problems
  status: 422 | 429
}

async function page(c: SiteContext, deps: LetterDeps, refused?: Refused) {
  const town = c.var.town!
  const { t } = wordsFor(c)
  const { isOn } = await readSetting(deps.db, town.code)
  return show(c, deps, {
    town,
    body: <SubscribeBody town={town} isOn={isOn} {...refused} />,
    head: {
      title: t('letter.page.title', { town: town.name }),
      description: t('letter.page.lead', { town: town.name }),
    },
    ...(refused && { status: refused.status }),
  })
}

function sent(c: SiteContext, deps: LetterDeps) {
  return show(c, deps, {
    town: c.var.town!,
    body: <LetterSaid title="letter.sent.title" text="letter.sent.text" />,
    head: { title: wordsFor(c).t('letter.sent.title'), noindex: true },
  })
}

async function ask(c: SiteContext, deps: LetterDeps, allowance: ReturnType<typeof createAllowance>) {
  const field = await readForm(c)
  if (field instanceof Response) return field
  const town = c.var.town!
  const { t } = wordsFor(c)
  const done = c.redirect(localPath(c.var.language, townPath(town.slug, 'lettre', 'envoyee')), 303)
  if (field('website') !== '') return done
  const email = field('email').trim().toLowerCase()
  const typed = { email, kinds: kindsIn(field), language: languageIn(field) ?? c.var.language }
  const problems: Problems = {}
  if (!z.email().max(200).safeParse(email).success) problems.email = t('letter.problem.email')
  if (typed.kinds.length === 0) problems.agenda = t('letter.problem.kinds')
  if (Object.keys(problems).length > 0) return page(c, deps, { typed, problems, status: 422 })
  if (!allowance.take(senderOf(c), performance.now()))
    return page(c, deps, { typed, problems: { email: t('letter.problem.busy') }, status: 429 })
  await deps.people.db.transaction().execute(async (trx) => {
    const asked: Subscriber | undefined = await askForLetter(trx, { town: town.code, ...typed }, deps.clock())
    if (asked) await deps.post.send(trx, confirmMail(asked, town, deps.publicUrl))
  })
  return done
}

export const kindsIn = (field: Fields): LetterKind[] => letterKinds.filter((kind) => field(kind) !== '')
export const languageIn = (field: Fields): Language | undefined => languages.find((one) => one === field('langue'))

interface Props {
  town: Pick<TownCard, 'name' | 'slug'>
  isOn: boolean
  typed?: Refused['typed']
  problems?: Problems
}

export function SubscribeBody({ town, isOn, typed, problems = {} }: Props) {
  const { t, to, language } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('letter.page.title', { town: town.name })}</h1>
        <p>{t('letter.page.lead', { town: town.name })}</p>
      </div>
      {!isOn && <p class="notice">{t('letter.off', { town: town.name })}</p>}
      <ProblemList problems={problems} />
      <form class="report" method="post" action={to(townPath(town.slug, 'lettre'))}>
        <TextField
          name="email"
          type="email"
          label={t('letter.email')}
          value={typed?.email}
          problems={problems}
          autocomplete="email"
          required
        />
        <Choices kinds={typed?.kinds ?? [...letterKinds]} language={typed?.language ?? language} problems={problems} />
        <p class="trap" hidden>
          <input name="website" tabindex={-1} autocomplete="off" aria-label="website" />
        </p>
        <p class="find__hint">{t('letter.privacy', { days: confirmDays })}</p>
        <button class="button" type="submit">
          {t('letter.ask')}
        </button>
      </form>
    </>
  )
}

/** What one wants to read, and in which language. */
export function Choices({
  kinds,
  language,
  problems = {},
}: {
  kinds: readonly LetterKind[]
  language: string
  problems?: Problems
}) {
  const { t } = useReader()
  return (
    <>
      <fieldset class="choices">
        <legend>{t('letter.kinds')}</legend>
        {problems.agenda && <p class="field__problem">{problems.agenda}</p>}
        {letterKinds.map((kind) => (
          <label class="choice">
            <input type="checkbox" id={kind} name={kind} value="oui" checked={kinds.includes(kind)} />
            <span>{t(kind === 'deals' ? 'letter.kinds.deals' : `letter.kind.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <label class="field">
        <span>{t('letter.language')}</span>
        <select name="langue">
          {languages.map((one) => (
            <option value={one} selected={one === language} lang={one}>
              {conventions[one].name}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

/** A short answer to something that was done. */
export function LetterSaid({
  title,
  text,
}: {
  title: 'letter.sent.title' | 'letter.gone.title' | 'letter.stop.title'
  text: 'letter.sent.text' | 'letter.gone.text' | 'letter.stop.done'
}) {
  const { t } = useReader()
  return (
    <div class="page-head">
      <h1>{t(title)}</h1>
      <p role="status">{t(text)}</p>
    </div>
  )
}
