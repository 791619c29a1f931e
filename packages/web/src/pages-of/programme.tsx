import { keepDraft } from '@wiker/town/publishing/keep-draft.ts'
import { withQuery } from '../components/links.ts'
import { findFile, keepBytes, keptFile } from '../desk/files.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { putOnline } from '../publish/online.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import type { PagesDeps } from './deps.ts'
import { ownPage } from './own-page.ts'
import { ProgrammeBody, type ProgrammeProps } from './programme-body.tsx'
import { readProgramme } from './read-programme.ts'
import { actorOf } from './write.tsx'

const largestPaste = 200_000

/** `/mon-espace/7/programme`: a table pasted or a file dropped; what was understood of each line; then all of it in one go. */
export function registerProgramme(site: Site, deps: PagesDeps): void {
  site.get('/mon-espace/:page/programme', (c) => programmePage(c, deps))
  site.post('/mon-espace/:page/programme', ownFormsOnly(deps), (c) => look(c, deps))
}

async function programmePage(c: SiteContext, deps: PagesDeps, more: Partial<ProgrammeProps> = {}) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const { page, town } = given
  return show(c, deps, {
    town,
    body: <ProgrammeBody page={page} town={town} {...more} />,
    head: { title: wordsFor(c).t('season.title'), noindex: true },
    ...(more.problem && { status: 422 as const }),
  })
}

async function look(c: SiteContext, deps: PagesDeps) {
  const given = await ownPage(c, deps, 'publication.write')
  if (given instanceof Response) return given
  const form = await readFilesForm(c)
  if (form instanceof Response) return form
  const words = wordsFor(c)
  const { files } = deps.desk
  const pasted = form.field('lignes').slice(0, largestPaste)
  const sent = form.file('fichier')
  if (sent?.tooLarge) return programmePage(c, deps, { problem: words.t('season.tooLarge'), pasted })
  const kept = form.field('garde')
  const path = kept
    ? await findFile(files, kept)
    : sent && sent.bytes.length > 0
      ? await keepBytes(files, sent.name, sent.bytes)
      : pasted.trim()
        ? await keepBytes(files, 'programme.tsv', Buffer.from(pasted))
        : undefined
  if (!path) return programmePage(c, deps, { problem: words.t('season.nothing'), pasted })
  const { page, town } = given
  const programme = await readProgramme(path, { page, town, today: c.var.today, words })
  if (programme.problem || programme.rows.length === 0) {
    return programmePage(c, deps, { problem: programme.problem ?? words.t('season.nothing'), pasted })
  }
  const what = form.field('do')
  if (what !== 'brouillons' && what !== 'publier') return programmePage(c, deps, { programme, kept: keptFile(path) })
  const chosen = new Set(form.all('ligne'))
  const records = programme.rows.flatMap((row) => (row.ok && chosen.has(String(row.row)) ? [row.record] : []))
  await deps.people.db.transaction().execute(async (trx) => {
    for (const record of records) {
      const draft = { town: page.town, kind: 'event', record, page: page.id, author: given.acting.person.id } as const
      const saved = await keepDraft(
        trx,
        { ...draft, authorName: given.acting.person.name, language: c.var.language },
        deps.clock(),
      )
      if (saved.ok && what === 'publier') await putOnline(deps, trx, saved.publication.id, actorOf(given))
    }
  })
  return c.redirect(
    localPath(c.var.language, withQuery(`/mon-espace/${page.id}`, { fait: 'programme', n: records.length })),
    303,
  )
}
