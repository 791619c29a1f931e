import { learnt, previewSource, type SourceDeclaration, saveSource } from '@wiker/harvest'
import { entityNames } from '@wiker/model'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { capacityFor } from '@wiker/town/people/permissions.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { asked, show, wordsFor } from '../pages/show.tsx'
import { denied } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import { towned } from './access.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { findFile, keepFile, keptFile, largestFile } from './files.ts'
import { PreviewBody } from './preview.tsx'

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
  /** What a person put right: the column by the field it gives, or null for none. */
  columns: Record<string, string | null>
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
  const url = draft.kept ? await findFile(deps.desk.files, draft.kept) : addressOf(draft.address)
  if (!url) return page(c, deps, <StartBody towns={given.towns} draft={draft} problem="desk.add.noAddress" />)
  const declaration = declarationOf(draft, url, town)
  if (form.do === 'add') return add(c, deps, declaration, town)
  const preview = await previewSource(deps.desk.house, declaration)
  return page(
    c,
    deps,
    <PreviewBody draft={{ ...draft, town: town.code, name: declaration.name }} town={town} preview={preview} />,
  )
}

/** People leave `https://` out. */
function addressOf(given: string): string | undefined {
  const address = given.trim().replace(/^webcals?:/i, 'https:')
  const full = /^https?:\/\//i.test(address) ? address : `https://${address}`
  return address !== '' && !/\s/.test(address) && URL.canParse(full) && new URL(full).hostname.includes('.')
    ? full
    : undefined
}

async function add(c: SiteContext, deps: DeskPageDeps, declaration: SourceDeclaration, town: TownCard) {
  const { person, grants = [] } = c.var
  const role = capacityFor(grants, 'source.add', town.code)
  if (!person || !role) return denied(c, deps)
  const { db } = deps.people
  const saved = await saveSource(db, declaration, deps.desk.house.clock.now())
  if (!saved.ok) return page(c, deps, <StartBody towns={[town]} problem="desk.add.noAddress" />)
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
    ...(/^https?:/i.test(url) ? { schedule: learnt } : {}),
    ...entity,
    settings: { showEmails: true, ...recipe },
  }
}

function nameOf(url: string): string {
  if (!URL.canParse(url)) return url.split(/[/\\]/).at(-1)!
  const { hostname, pathname } = new URL(url)
  const last = decodeURIComponent(pathname.split('/').filter(Boolean).at(-1) ?? '')
  return [hostname.replace(/^www\./, ''), last].filter(Boolean).join(' : ').slice(0, 200)
}

/** Columns are `colonne.<i>` with what they give in `champ.<i>`: their names may hold anything. */
function readDraft(form: Record<string, unknown>): Draft {
  const text = (name: string) => (typeof form[name] === 'string' ? (form[name] as string).slice(0, 2000) : '')
  const columns: Draft['columns'] = {}
  for (let index = 0; index < 500 && form[`colonne.${index}`] !== undefined; index++) {
    const [was, is] = [text(`avant.${index}`), text(`champ.${index}`)]
    if (is !== was || text(`force.${index}`) !== '') columns[text(`colonne.${index}`)] = is === '' ? null : is
  }
  return {
    address: text('address'),
    kept: text('kept'),
    town: text('town'),
    name: text('name').slice(0, 200),
    publisher: text('publisher').slice(0, 200),
    licence: text('licence').slice(0, 200),
    entity: text('entity'),
    columns,
  }
}

interface StartProps {
  towns: TownCard[]
  draft?: Pick<Draft, 'address' | 'town'>
  problem?: 'desk.add.tooLarge' | 'desk.add.noTown' | 'desk.add.noAddress'
}

export function StartBody({ towns, draft, problem }: StartProps) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <h1>{t('desk.add.title')}</h1>
        <p>{t('desk.add.lead')}</p>
      </div>
      {problem && (
        <Empty>
          <p role="alert">{t(problem)}</p>
        </Empty>
      )}
      <form class="report" method="post" action={to('/bureau/sources/ajouter')} enctype="multipart/form-data">
        {towns.length > 1 && (
          <label class="field">
            <span>{t('desk.add.town')}</span>
            <select name="town" required>
              <option value="">{t('desk.add.chooseTown')}</option>
              {towns.map((town) => (
                <option value={town.code} selected={town.code === draft?.town}>
                  {town.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="field">
          <span>{t('desk.add.address')}</span>
          <input
            type="text"
            inputmode="url"
            name="address"
            value={draft?.address}
            maxlength={2000}
            autocomplete="off"
          />
        </label>
        <label class="field">
          <span>{t('desk.add.file')}</span>
          <input type="file" name="file" />
        </label>
        <button class="button" type="submit">
          {t('desk.add.look')}
        </button>
      </form>
    </>
  )
}
