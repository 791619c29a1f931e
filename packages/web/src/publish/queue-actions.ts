import type { Reviewer } from '@wiker/town/publishing/decide.ts'
import { decideReach } from '@wiker/town/publishing/reach.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { withQuery } from '../components/links.ts'
import { deskTown } from '../desk/town.tsx'
import type { Site, SiteContext } from '../server/deps.ts'
import { readFilesForm } from '../server/files-form.ts'
import { localPath } from '../server/language.ts'
import { ownFormsOnly } from '../server/own-form.ts'
import type { QueueDeps } from './queue.tsx'
import { distrust, review, trust, undoReview } from './reviewing.ts'

/** What the buttons of the queue do: `accepter.12`, `refuser.12`, what becomes of the ticked ones, and what takes a word back. */
export function registerQueueActions(site: Site, deps: QueueDeps): void {
  site.post('/bureau/:slug/propositions', ownFormsOnly(deps), async (c: SiteContext) => {
    const given = await deskTown(c, deps, 'publication.review')
    if (given instanceof Response) return given
    const { town, acting } = given
    const form = await readFilesForm(c)
    if (form instanceof Response) return form
    const [what = '', number] = form.field('do').split('.')
    const id = number === undefined ? undefined : Number(number)
    if (id !== undefined && !Number.isSafeInteger(id)) return c.text('400', 400)
    if (what === 'ne-plus-fier') {
      const done = await distrust(deps, town, form.field('expediteur'), {
        person: acting.person.id,
        capacity: acting.role,
      })
      const query = { vue: 'decided', fait: done ? 'mefie' : 'rien', n: 0 }
      return c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/propositions`, query)), 303)
    }
    const ids = id === undefined ? form.all('annonce').map(Number).filter(Number.isSafeInteger) : [id]
    const by: Reviewer = { person: acting.person.id, capacity: acting.role }
    const reason = (one: number) => form.field(`raison.${one}`).replaceAll('\r\n', '\n').trim().slice(0, 2000)
    const done = await act(deps, town, by, what, ids, reason)
    const view = ['apart', 'decided'].find((one) => one === form.field('vue')) ?? null
    const only = done.count === 1 ? done.ids[0] : null
    const query = { vue: view, fait: done.did, n: done.count, id: only }
    return c.redirect(localPath(c.var.language, withQuery(`/bureau/${town.slug}/propositions`, query)), 303)
  })
}

interface Outcome {
  did: 'accepte' | 'refuse' | 'montre' | 'ecarte' | 'annule' | 'fie' | 'raison' | 'rien'
  count: number
  ids: number[]
}

async function act(
  deps: QueueDeps,
  town: TownCard,
  by: Reviewer,
  what: string,
  given: number[],
  reasonOf: (id: number) => string,
): Promise<Outcome> {
  const { db } = deps.people
  const now = deps.clock()
  const each = async (did: Outcome['did'], deed: (id: number) => Promise<boolean>): Promise<Outcome> => {
    const ids: number[] = []
    for (const id of given.slice(0, 100)) if (await deed(id)) ids.push(id)
    return { did: ids.length > 0 ? did : 'rien', count: ids.length, ids }
  }
  const reach = (did: Outcome['did'], verdict: 'accept' | 'refuse' | 'undo') =>
    each(did, (id) =>
      db.transaction().execute((trx) =>
        decideReach(trx, id, town.code, by, {
          verdict,
          reason: verdict === 'refuse' ? reasonOf(id) || null : null,
          now,
        }),
      ),
    )
  switch (what) {
    case 'accepter':
      return each('accepte', async (id) => (await review(deps, town, id, by, { verdict: 'accept' })).ok)
    case 'refuser':
      if (given.some((id) => reasonOf(id) === '')) return { did: 'raison', count: 0, ids: [] }
      return each(
        'refuse',
        async (id) => (await review(deps, town, id, by, { verdict: 'refuse', reason: reasonOf(id) })).ok,
      )
    case 'annuler':
      return each('annule', (id) => undoReview(deps, town, id, by))
    case 'fier':
      return each('fie', (id) => trust(deps, town, id, by))
    case 'montrer':
      return reach('montre', 'accept')
    case 'ecarter':
      return reach('ecarte', 'refuse')
    case 'redemander':
      return reach('annule', 'undo')
    default:
      return { did: 'rien', count: 0, ids: [] }
  }
}
