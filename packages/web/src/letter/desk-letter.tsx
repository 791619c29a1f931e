import { countSendings, editIssue, issuesOf, openIssue, skipIssue } from '@wiker/town/letter/issues.ts'
import { countSubscribers } from '@wiker/town/letter/subscribers.ts'
import type { Arrangement } from '@wiker/town/letter/types.ts'
import { nextLetter, readSetting, saveSetting } from '@wiker/town/letter/when.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { DeskPageDeps } from '../desk/desk-deps.ts'
import { deskTown } from '../desk/town.tsx'
import { show, wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { languageOf, localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm } from '../server/own-form.ts'
import { composed } from './composed.ts'
import { DeskLetterBody } from './desk-letter-body.tsx'
import { writeLetter } from './letter-mail.tsx'
import { PreviewBody } from './preview-body.tsx'

/** `/bureau/{slug}/lettre`: the letter of the week before it leaves, and how those before it went. `/apercu` and `/apercu.txt`: as its readers see it. */
export function registerDeskLetter(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/:slug/lettre', (c) => page(c, deps))
  site.post('/bureau/:slug/lettre', ownFormsOnly(deps), (c) => change(c, deps))
  site.get('/bureau/:slug/lettre/apercu', (c) => preview(c, deps, 'html'))
  site.get('/bureau/:slug/lettre/apercu.txt', (c) => preview(c, deps, 'text'))
}

const said = { note: 'letter.desk.saved', partie: 'letter.desk.left' } as const

async function page(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'letter.edit')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const setting = await readSetting(db, town.code)
  const issue = await openIssue(db, town.code, nextLetter(setting, town.timezone, deps.clock()))
  const [content, past, subscribers] = await Promise.all([
    composed(db, town, issue),
    issuesOf(db, town.code),
    countSubscribers(db, town.code),
  ])
  const counts = await countSendings(
    db,
    past.map(({ id }) => id),
  )
  const { t } = wordsFor(c)
  const done = said[(c.req.query('fait') ?? '') as keyof typeof said]
  return show(c, deps, {
    body: (
      <DeskLetterBody
        town={town}
        setting={setting}
        issue={issue}
        content={content}
        past={past.filter(({ id }) => id !== issue.id)}
        counts={counts}
        subscribers={subscribers.on}
        said={done && t(done)}
      />
    ),
    head: { title: t('letter.desk.title', { town: town.name }), noindex: true },
  })
}

async function change(c: SiteContext, deps: DeskPageDeps) {
  const given = await deskTown(c, deps, 'letter.edit')
  if (given instanceof Response) return given
  const field = await readForm(c, 256 * 1024)
  if (field instanceof Response) return field
  const { town, acting } = given
  const done = await deps.people.db.transaction().execute(async (trx) => {
    const deed = { person: acting.person.id, role: acting.role, action: 'letter.edit', town: town.code } as const
    await noteDeed(trx, { ...deed, details: { what: field('do') } })
    const setting = await readSetting(trx, town.code)
    if (field('do') === 'quand') {
      await saveSetting(trx, town.code, settingIn(field, setting))
      return true
    }
    const issue = await openIssue(trx, town.code, nextLetter(setting, town.timezone, deps.clock()))
    if (field('do') === 'pas' || field('do') === 'quand-meme') return skipIssue(trx, issue.id, field('do') === 'pas')
    return editIssue(trx, issue.id, editedIn(field), acting.person.id, deps.clock())
  })
  return c.redirect(localPath(c.var.language, `/bureau/${town.slug}/lettre?fait=${done ? 'note' : 'partie'}`), 303)
}

function settingIn(field: Fields, before: { weekday: number; hour: number }) {
  const within = (name: string, least: number, most: number, usual: number) => {
    const value = Number(field(name))
    return field(name) !== '' && Number.isInteger(value) && value >= least && value <= most ? value : usual
  }
  return {
    weekday: within('jour', 1, 7, before.weekday),
    hour: within('heure', 6, 21, before.hour),
    isOn: field('envoyer') !== '',
  }
}

/** Items are `id.<i>` with their place in `place.<i>`, in the order of the page. */
function editedIn(field: Fields) {
  const arrangement: Arrangement = { out: [], first: [] }
  for (let index = 0; index < 100; index++) {
    const id = field(`id.${index}`).slice(0, 200)
    const place = field(`place.${index}`)
    if (id && place === 'out') arrangement.out.push(id)
    if (id && place === 'first') arrangement.first.push(id)
  }
  return {
    word: field('mot').trim().slice(0, 2000),
    subject: field('objet').replace(/\s+/g, ' ').trim().slice(0, 120),
    arrangement,
  }
}

/** As it would leave now, to somebody who asked for everything. */
async function preview(c: SiteContext, deps: DeskPageDeps, form: 'html' | 'text') {
  const given = await deskTown(c, deps, 'letter.edit')
  if (given instanceof Response) return given
  const { town } = given
  const { db } = deps.people
  const setting = await readSetting(db, town.code)
  const issue = await openIssue(db, town.code, nextLetter(setting, town.timezone, deps.clock()))
  const { all: _, ...content } = await composed(db, town, issue)
  const language = languageOf(town.country)
  const letter = writeLetter({ content, town, language, secret: 'apercu', publicUrl: deps.publicUrl })
  c.header('cache-control', 'private, no-store')
  if (form === 'text') return c.text(`${letter.subject}\n\n${letter.text}`)
  return show(c, deps, {
    body: <PreviewBody town={town} letter={letter} language={language} />,
    head: { title: letter.subject, noindex: true },
  })
}
