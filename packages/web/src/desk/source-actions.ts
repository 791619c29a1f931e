import {
  approveRun,
  changeSource,
  learnt,
  readFaults,
  readSource,
  retireSource,
  type Source,
  setSourceAccess,
  settleFault,
  takeCredentials,
} from '@wiker/harvest'
import { noteDeed } from '@wiker/town/people/audit.ts'
import type { Action } from '@wiker/town/people/permissions.ts'
import { type Acting, denied, signInFirst } from '../people/guard.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { localPath } from '../server/language.ts'
import { type Fields, ownFormsOnly, readForm, tooLarge } from '../server/own-form.ts'
import { allowedSource } from './access.ts'
import { accessOf, readAccess } from './access-form.tsx'
import { isAddress } from './address.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import { keepFile, largestFile } from './files.ts'
import { publishOf } from './publish-choice.tsx'

type Do = (given: { source: Source; field: Fields; acting: Acting; c: SiteContext }) => Promise<string | undefined>

/** What is done about a source from its page; each leads back to it, or where the action says. */
export function registerSourceActions(site: Site, deps: DeskPageDeps): void {
  const { db } = deps.people
  const { house, ask } = deps.desk
  const now = () => house.clock.now()

  const action = (name: string, permission: Action, act: Do) =>
    site.post(`/bureau/sources/:id{[0-9]+}/${name}`, ownFormsOnly(deps), async (c: SiteContext) => {
      if (!c.var.person) return signInFirst(c)
      const source = await readSource(db, Number(c.req.param('id')))
      if (!source || source.archivedAt) return denied(c, deps)
      const acting = await allowedSource(c, deps, permission, source)
      if (acting instanceof Response) return acting
      const field = name === 'fichier' ? (tooLarge(c, largestFile + 1_000_000) ?? (() => '')) : await readForm(c)
      if (field instanceof Response) return field
      const next = await act({ source, field, acting, c })
      const town = source.towns?.length === 1 ? source.towns[0]! : null
      const { person, role } = acting
      const deed = { person: person.id, role, action: permission, town, subject: String(source.id) }
      await noteDeed(db, { ...deed, details: { name: source.name } })
      return c.redirect(localPath(c.var.language, next ?? `/bureau/sources/${source.id}`), 303)
    })

  const page = (source: Source, outcome: string) => `/bureau/sources/${source.id}?fait=${outcome}`

  action('relire', 'source.harvest', async ({ source }) => {
    await ask(source.id)
    return page(source, 'relue')
  })
  action('constat', 'source.change', async ({ source, field }) => {
    await settleFault(db, source.id, Number(field('fault')), now())
    return undefined
  })
  action('accepter', 'run.approve', async ({ source, field }) => {
    const run = Number(field('run'))
    if (Number.isSafeInteger(run)) await approveRun(house, run, { source: source.id })
    return undefined
  })
  action('reglages', 'source.change', async ({ source, field }) => {
    const name = field('name').trim()
    const publish = publishOf(field('publish'))
    const url = field('url').trim()
    if (name === '' || (url !== '' && !isAddress(url))) return page(source, 'non')
    const schedule = field('schedule') === 'never' ? null : (source.schedule ?? learnt)
    const own = takeCredentials(url)
    await changeSource(db, source.id, { name, publish, ...(url === '' ? {} : { url: own.url, schedule }) }, now())
    if (own.access) await setSourceAccess(db, source.id, own.access)
    return page(source, 'enregistre')
  })
  action('acces', 'source.change', async ({ source, field }) => {
    const access = accessOf(readAccess(field))
    if (access === undefined || !(await setSourceAccess(db, source.id, access))) return page(source, 'cle')
    await ask(source.id)
    return page(source, 'relue')
  })
  action('adresse', 'source.change', async ({ source, field }) => {
    const faults = await readFaults(db, source.id, { openOnly: true })
    const moved = faults.find((fault) => fault.kind === 'moved' && String(fault.id) === field('moved'))
    const url = moved?.details.address
    if (typeof url !== 'string' || !isAddress(url)) return page(source, 'non')
    await changeSource(db, source.id, { url }, now())
    await ask(source.id)
    return page(source, 'relue')
  })
  action('fichier', 'source.change', async ({ source, c }) => {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File) || file.size === 0 || file.size > largestFile) return undefined
    await changeSource(db, source.id, { url: await keepFile(deps.desk.files, file) }, now())
    await ask(source.id)
    return undefined
  })
  action('retirer', 'source.retire', async ({ source, field }) => {
    const rows = (['keep', 'withdraw', 'remove'] as const).find((one) => one === field('rows'))
    if (!rows) return undefined
    await retireSource(db, source.id, rows, now())
    return '/bureau/sources'
  })
}
