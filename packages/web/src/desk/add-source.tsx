import { readFile } from 'node:fs/promises'
import {
  learnt,
  previewSource,
  repairDeclared,
  type SourceAccess,
  type SourceDeclaration,
  saveSource,
  setSourceAccess,
  takeCredentials,
} from '@wiker/harvest'
import { entityNames } from '@wiker/model'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { repairWords } from '../formatting/quality.ts'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { denied } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { towned } from './access.ts'
import { accessOf, readAccess, type TypedAccess } from './access-form.tsx'
import { addressOf, isAddress } from './address.ts'
import { type ForcedColumns, readColumns } from './columns.tsx'
import type { DeskPageDeps } from './desk-deps.ts'
import { findFile, keepBytes, keepFile, keptFile, largestFile } from './files.ts'
import { PreviewBody } from './preview.tsx'
import { type Publish, publishOf } from './publish-choice.tsx'
import { sendRepaired } from './send-repaired.ts'
import { StartBody } from './start.tsx'

/** `/bureau/sources/ajouter`: an address or a file in, what was understood out; put right if need be, and added. */
export function registerAddSource(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/sources/ajouter', (c) => startPage(c, deps))
  site.post('/bureau/sources/ajouter', ownFormsOnly(deps), (c) => lookOrAdd(c, deps))
}

async function startPage(c: SiteContext, deps: DeskPageDeps) {
  const given = await towned(c, deps, 'source.add')
  if (given instanceof Response) return given
  const draft = { address: asked(c, 'address') ?? '', town: asked(c, 'town') ?? '' }
  return page(c, deps, <StartBody towns={given.towns} draft={draft} />)
}

function page(c: SiteContext, deps: DeskPageDeps, body: unknown) {
  return show(c, deps, {
    body: body as never,
    head: { title: wordsFor(c).t('desk.add.title'), noindex: true, canonical: '/bureau/sources/ajouter' },
  })
}

/** What the form says so far; it goes along from one look to the next. */
export interface Draft {
  address: string
  /** `<digest>/<name>` of a dropped file. */
  kept: string
  town: string
  name: string
  publisher: string
  licence: string
  entity: string
  columns: ForcedColumns
  publish: Publish
  /** What the source asks for. The form carries it from one look to the next; once the source is kept, no page does. */
  access: TypedAccess
}

async function lookOrAdd(c: SiteContext, deps: DeskPageDeps) {
  const given = await towned(c, deps, 'source.add')
  if (given instanceof Response) return given
  if (Number(c.req.header('content-length') ?? 0) > largestFile + 1_000_000) {
    return page(c, deps, <StartBody towns={given.towns} problem="desk.add.tooLarge" />)
  }
  const form = await c.req.parseBody()
  const draft = readDraft(form)
  const town =
    given.towns.find((one) => one.code === draft.town) ?? (given.towns.length === 1 ? given.towns[0] : undefined)
  if (!town) return page(c, deps, <StartBody towns={given.towns} draft={draft} problem="desk.add.noTown" />)
  const { file } = form
  if (file instanceof File && file.size > 0) {
    draft.kept = keptFile(await keepFile(deps.desk.files, file))
    draft.name ||= file.name.replace(/\.[^.]+$/, '')
  }
  if (file instanceof File && file.name !== '' && file.size === 0) {
    return page(c, deps, <StartBody towns={given.towns} draft={draft} problem="desk.add.emptyFile" />)
  }
  const own = takeCredentials(addressOf(draft.address) ?? '')
  const url = draft.kept ? await findFile(deps.desk.files, draft.kept) : own.url
  if (!url) return page(c, deps, <StartBody towns={given.towns} draft={draft} problem="desk.add.noAddress" />)
  // A password in the address is one: it moves to where it is not shown.
  draft.access = { ...draft.access, ...own.access }
  if (own.access) draft.address = own.url
  const access = accessOf(draft.access)
  if (access === undefined)
    return page(c, deps, <StartBody towns={given.towns} draft={draft} problem="desk.source.badKey" />)
  const declaration = declarationOf(draft, url, town)
  if (form.do === 'add') return add(c, deps, declaration, town, access)
  if (form.do === 'repaired') {
    const repaired = await repairDeclared(deps.desk.house, declaration, access ?? undefined, repairWords)
    if (!('problem' in repaired)) return sendRepaired(c, repaired)
  }
  const mended = form.do === 'repair' ? await takeRepaired(deps, draft, declaration) : undefined
  const looked = mended ? { ...declaration, url: mended.url } : declaration
  const preview = await previewSource(deps.desk.house, looked, access ?? undefined)
  const shown = { ...draft, ...(mended ? { kept: mended.kept } : {}), town: town.code, name: declaration.name }
  return page(c, deps, <PreviewBody draft={shown} town={town} preview={preview} mended={mended?.cells} />)
}

/** The repaired file in the place of the dropped one; undefined when there is nothing of the kind, and the preview says why. */
async function takeRepaired(
  { desk: { house, files } }: DeskPageDeps,
  draft: Draft,
  declaration: SourceDeclaration,
): Promise<{ url: string; kept: string; cells: number } | undefined> {
  if (draft.kept === '') return undefined
  const repaired = await repairDeclared(house, declaration, undefined, repairWords)
  if ('problem' in repaired) return undefined
  try {
    const url = await keepBytes(files, `${repaired.name}.${repaired.extension}`, await readFile(repaired.path))
    return { url, kept: keptFile(url), cells: repaired.cells }
  } finally {
    await repaired.dispose()
  }
}

async function add(
  c: SiteContext,
  deps: DeskPageDeps,
  declaration: SourceDeclaration,
  town: TownCard,
  access: SourceAccess | null,
) {
  const { person, grants = [] } = c.var
  const role = capacityFor(grants, 'source.add', town.code)
  if (!person || !role) return denied(c, deps)
  const { db } = deps.people
  const saved = await saveSource(db, declaration, deps.desk.house.clock.now())
  if (!saved.ok) return page(c, deps, <StartBody towns={[town]} problem="desk.add.noAddress" />)
  if (access) await setSourceAccess(db, saved.id, access)
  const deed = { person: person.id, role, action: 'source.add', town: town.code, subject: String(saved.id) } as const
  await noteDeed(db, { ...deed, details: { name: declaration.name } })
  await deps.desk.ask(saved.id)
  return c.redirect(localPath(c.var.language, `/bureau/sources/${saved.id}`), 303)
}

function declarationOf(draft: Draft, url: string, town: TownCard): SourceDeclaration {
  const entity = (entityNames as readonly string[]).includes(draft.entity) ? { entity: draft.entity } : {}
  const recipe = Object.keys(draft.columns).length > 0 ? { recipe: { columns: draft.columns } } : {}
  return {
    name: draft.name.trim() || nameOf(url),
    url,
    ...(draft.publisher.trim() ? { publisher: draft.publisher.trim() } : {}),
    ...(draft.licence.trim() ? { licence: draft.licence.trim() } : {}),
    towns: [town.code],
    ...(isAddress(url) ? { schedule: learnt } : {}),
    ...entity,
    settings: { showEmails: true, ...(draft.publish === 'queue' ? { publish: draft.publish } : {}), ...recipe },
  }
}

function nameOf(url: string): string {
  if (!URL.canParse(url)) return url.split(/[/\\]/).at(-1)!
  const { hostname, pathname } = new URL(url)
  const last = decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? '')
  return [hostname.replace(/^www\./, ''), last].filter(Boolean).join(' : ').slice(0, 200)
}

function readDraft(form: Record<string, unknown>): Draft {
  const text = (name: string) => (typeof form[name] === 'string' ? (form[name] as string).slice(0, 2000) : '')
  return {
    address: text('address'),
    kept: text('kept'),
    town: text('town'),
    name: text('name').slice(0, 200),
    publisher: text('publisher').slice(0, 200),
    licence: text('licence').slice(0, 200),
    entity: text('entity'),
    columns: readColumns(text),
    publish: publishOf(text('publish')),
    access: readAccess(text),
  }
}
