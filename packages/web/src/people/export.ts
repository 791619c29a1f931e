import { Readable } from 'node:stream'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { zipPersonalData } from '@wiker/town/people/export.ts'
import { wordsFor } from '../pages/show.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { signInFirst } from './guard.tsx'
import { tooMany, within } from './limits.tsx'
import type { PeopleDeps } from './people-deps.ts'

/** `POST /compte/export`: everything about who asks, as an archive, at once. */
export function registerExport(site: Site, deps: PeopleDeps): void {
  site.post('/compte/export', ownFormsOnly(deps), (c) => download(c, deps))
}

async function download(c: SiteContext, deps: PeopleDeps) {
  const { person } = c.var
  if (!person) return signInFirst(c)
  if (!(await within(c, deps, 'export', person.id))) return tooMany(c, deps)
  const { db } = deps.people
  await noteDeed(db, { person: person.id, role: 'inhabitant', action: 'account.export', town: null })
  const { t } = wordsFor(c)
  const words = {
    readMe: `${t('account.export.readMe', { email: person.email })}\n`,
    names: {
      readMe: t('account.export.file.readMe'),
      data: t('account.export.file.data'),
      tables: t('account.export.file.tables'),
      pictures: t('account.export.file.pictures'),
    },
  }
  const zip = await zipPersonalData(db, person, words, (row) => pictureOf(row, deps))
  c.header('content-type', 'application/zip')
  c.header('content-disposition', `attachment; filename="wiker-${deps.clock().toISOString().slice(0, 10)}.zip"`)
  return c.body(Readable.toWeb(Readable.from(zip)) as ReadableStream)
}

/** The largest form of a picture that every program opens. */
async function pictureOf(row: Record<string, unknown>, deps: PeopleDeps) {
  const forms = (Array.isArray(row.forms) ? row.forms : []) as { name?: string; format?: string; width?: number }[]
  const all = forms.filter(({ name }) => typeof name === 'string').sort((a, b) => (b.width ?? 0) - (a.width ?? 0))
  const name = (all.find(({ format }) => format === 'jpeg') ?? all[0])?.name
  const bytes = name === undefined ? undefined : await deps.files.get(name)
  return name !== undefined && bytes ? { name: name.split('/').at(-1)!, bytes } : undefined
}
