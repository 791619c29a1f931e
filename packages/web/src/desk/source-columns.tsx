import { parseRecipe, type Recipe } from '@wiker/connector'
import { changeSource, type Preview, previewKept, readSource, type Source } from '@wiker/harvest'
import { entityNames } from '@wiker/model'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import { refusalInWords } from '../formatting/refusals.ts'
import { show, wordsFor } from '../pages/show.tsx'
import { denied, signInFirst } from '../people/guard.tsx'
import { networkTimezone } from '../server/context.ts'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly, readForm } from '../server/own-form.ts'
import { allowedSource } from './access.ts'
import { Columns, type ForcedColumns, numbered, readColumns } from './columns.tsx'
import type { DeskPageDeps } from './desk-deps.ts'
import { PreviewExamples } from './preview-examples.tsx'

/** `/bureau/sources/12/colonnes`: what each column of a kept source gives, read afresh; put right, looked at, saved. */
export function registerSourceColumns(site: Site, deps: DeskPageDeps): void {
  site.get('/bureau/sources/:id{[0-9]+}/colonnes', (c) => columnsPage(c, deps))
  site.post('/bureau/sources/:id{[0-9]+}/colonnes', ownFormsOnly(deps), (c) => columnsPage(c, deps))
}

const largest = 512 * 1024

async function columnsPage(c: SiteContext, deps: DeskPageDeps) {
  if (!c.var.person) return signInFirst(c)
  const { db } = deps.people
  const source = await readSource(db, Number(c.req.param('id')))
  if (!source || source.archivedAt) return denied(c, deps)
  const acting = await allowedSource(c, deps, 'source.change', source)
  if (acting instanceof Response) return acting
  const field = c.req.method === 'POST' ? await readForm(c, largest) : () => ''
  if (field instanceof Response) return field
  const known = recipeOf(source)
  const entity = entityNames.find((name) => name === field('entity')) ?? known?.entity ?? ''
  const columns = { ...known?.columns, ...readColumns(field) } as ForcedColumns
  const recipe = { ...known, ...(entity ? { entity } : {}), columns }
  if (field('do') === 'save') {
    await changeSource(db, source.id, { recipe }, deps.desk.house.clock.now())
    await deps.desk.ask(source.id)
    const { person, role } = acting
    const town = source.towns?.length === 1 ? source.towns[0]! : null
    const deed = { person: person.id, role, action: 'source.change', town, subject: String(source.id) } as const
    await noteDeed(db, { ...deed, details: { name: source.name } })
    return c.redirect(localPath(c.var.language, `/bureau/sources/${source.id}?fait=relue`), 303)
  }
  const preview = await previewKept(deps.desk.house, source, recipe)
  return show(c, deps, {
    body: <SourceColumnsBody source={source} preview={preview} entity={entity} forced={columns} />,
    head: { title: wordsFor(c).t('desk.columns.title', { name: source.name }), noindex: true },
  })
}

function recipeOf({ settings }: Source): Recipe | undefined {
  return settings.recipe === undefined ? undefined : parseRecipe(settings.recipe)
}

interface Props {
  source: Pick<Source, 'id' | 'name'>
  preview: Preview
  entity: string
  forced: ForcedColumns
}

export function SourceColumnsBody({ source, preview, entity, forced }: Props) {
  const { t, to, words, language } = useReader()
  const page = `/bureau/sources/${source.id}`
  return (
    <form method="post" action={to(`${page}/colonnes`)}>
      <div class="page-head">
        <p>
          <a class="tall" href={to(page)}>
            {source.name}
          </a>
        </p>
        <h1>{t('desk.columns.title', { name: source.name })}</h1>
      </div>
      {preview.problem && (
        <Empty>
          <p role="alert">{refusalInWords(preview.problem, words, language)}</p>
        </Empty>
      )}
      <PreviewExamples examples={preview.examples} timezone={networkTimezone} />
      {numbered(preview.members).map((table) => (
        <Columns {...table} entity={entity} forced={forced} />
      ))}
      {!preview.problem && (
        <p class="actions">
          <button class="button" type="submit" name="do" value="save">
            {t('desk.columns.save')}
          </button>
          <button class="button button--quiet" type="submit" name="do" value="look">
            {t('desk.add.again')}
          </button>
        </p>
      )}
    </form>
  )
}
