import { personOf } from '@wiker/billing/payout/animator.ts'
import { usualShareOn } from '@wiker/billing/plans/plans.ts'
import { type ContractChange, changeContract } from '@wiker/billing/share/change-contract.ts'
import { type ContractLine, readContracts } from '@wiker/billing/share/contracts.ts'
import { previewChange } from '@wiker/billing/share/preview-change.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { noteDeed } from '@wiker/town/people/audit.ts'
import { grantRole, withdrawRole } from '@wiker/town/people/roles.ts'
import { listOpenTowns } from '@wiker/town/towns/list.ts'
import { withQuery } from '../../../components/links.ts'
import { asked, show, wordsFor } from '../../../pages/show.tsx'
import type { Problems } from '../../../pages-of/fields.tsx'
import { type Acting, allowed } from '../../../people/guard.tsx'
import type { Site, SiteContext } from '../../../server/deps.ts'
import { localPath } from '../../../server/language.ts'
import { ownFormsOnly, readForm } from '../../../server/own-form.ts'
import type { EarningsDeps } from '../asking.ts'
import { ChangeBody, type PreviewShown } from './change-body.tsx'
import { contractsPath } from './contracts.tsx'
import { type ChangeTyped, changeFields, readChange, typedChange } from './read-change.ts'

/**
 * `/bureau/reseau/contrats/nouveau`, `/bureau/reseau/contrats/12`: a contract is opened, ended, raised or handed over; what it gives to each is shown
 * first. Access to the town's desk goes with it when the operator says so.
 */
export function registerChange(site: Site, deps: EarningsDeps): void {
  site.get(`${contractsPath}/:id{nouveau|\\d+}`, (c) => page(c, deps))
  site.post(`${contractsPath}/:id{nouveau|\\d+}`, ownFormsOnly(deps), (c) => receive(c, deps))
}

interface Tried {
  typed: ChangeTyped
  problems?: Problems
  preview?: PreviewShown
}

async function contractAsked(c: SiteContext, deps: EarningsDeps): Promise<ContractLine | undefined | Response> {
  const id = c.req.param('id')
  if (id === 'nouveau') return undefined
  const found = (await readContracts(deps.people.db)).find((one) => String(one.id) === id)
  return found ?? (await c.notFound())
}

async function page(c: SiteContext, deps: EarningsDeps, tried?: Tried) {
  const acting = await allowed(c, deps, 'contract.set', null)
  if (acting instanceof Response) return acting
  const contract = await contractAsked(c, deps)
  if (contract instanceof Response) return contract
  const { db } = deps.people
  const { t } = wordsFor(c)
  const today = deps.money.today()
  const typed = tried?.typed ?? { ...usual(today, contract, asked(c, 'commune')), do: asked(c, 'acte') ?? '' }
  const towns = contract ? [] : (await listOpenTowns(db)).map(({ code, name }) => ({ value: code, label: name }))
  return show(c, deps, {
    body: (
      <ChangeBody
        contract={contract}
        others={
          contract ? (await readContracts(db, { town: contract.town })).filter(({ id }) => id !== contract.id) : []
        }
        towns={towns}
        today={today}
        typed={typed}
        problems={tried?.problems ?? {}}
        preview={tried?.preview}
      />
    ),
    head: { title: contract?.townName ?? t('earnings.contracts.new'), noindex: true },
    ...(tried?.problems && { status: 422 as const }),
  })
}

function usual(today: string, contract: ContractLine | undefined, town: string | undefined): ChangeTyped {
  const empty = Object.fromEntries(changeFields.map((name) => [name, ''])) as ChangeTyped
  const rate = contract?.rates.at(-1)?.rate ?? usualShareOn('FR', today)
  return {
    ...empty,
    town: town ?? '',
    begins: contract ? '' : today,
    weight: '1',
    rate: String(rate / 100),
    access: 'oui',
  }
}

async function receive(c: SiteContext, deps: EarningsDeps) {
  const acting = await allowed(c, deps, 'contract.set', null)
  if (acting instanceof Response) return acting
  const contract = await contractAsked(c, deps)
  if (contract instanceof Response) return contract
  const field = await readForm(c)
  if (field instanceof Response) return field
  const words = wordsFor(c)
  const { db } = deps.people
  const typed = typedChange(field)
  const isSure = field('faire') === 'oui'
  const read = await readChange(db, typed, { of: contract, isSure }, words)
  if ('problems' in read) return page(c, deps, { typed, problems: read.problems })
  const moment = { today: deps.money.today(), at: deps.money.now() }
  const refused = (reason: string) =>
    page(c, deps, {
      typed,
      problems: {
        [read.change.do === 'end' ? 'ends' : 'begins']: words.t(`earnings.refused.${reason as 'past'}`),
      },
    })
  if (!isSure) {
    const preview = await previewChange(db, read.change, moment)
    if (!preview.ok) return refused(preview.reason)
    const names = await namesOf(db, preview.town, read.change, typed.email)
    const lines = preview.lines.toSorted((a, b) =>
      (names[a.animator] ?? '').localeCompare(names[b.animator] ?? '', words.locale),
    )
    return page(c, deps, { typed, preview: { ...preview, lines, names } })
  }
  const done = await db.transaction().execute(async (trx) => {
    const changed = await changeContract(trx, read.change, moment)
    if (changed.ok) await noteChange(trx, acting, { ...read, town: changed.town, typed, contract })
    return changed
  })
  if (!done.ok) return refused(done.reason)
  return c.redirect(localPath(c.var.language, withQuery(contractsPath, { fait: 'fait' })), 303)
}

interface Done {
  change: ContractChange
  /** Who gets the town. */
  person: string | undefined
  town: string
  typed: ChangeTyped
  contract: ContractLine | undefined
}

/** The journal, and the access to the town's desk that goes with it. */
async function noteChange(trx: Db, { person: by, role }: Acting, { change, person, town, typed, contract }: Done) {
  const deed = { person: by.id, role, town } as const
  const subject = contract ? String(contract.id) : (person ?? '')
  await noteDeed(trx, { ...deed, action: 'contract.set', subject, details: { done: change.do } })
  if (typed.access !== 'oui') return
  const grant = { role: 'animator', town } as const
  if (person && (await grantRole(trx, person, grant, by.id)))
    await noteDeed(trx, { ...deed, action: 'role.grant', subject: person, about: person })
  const loses = contract && (change.do === 'end' || change.do === 'hand-over') ? personOf(contract.animator) : undefined
  if (loses && (await withdrawRole(trx, loses, grant)))
    await noteDeed(trx, { ...deed, action: 'role.grant', subject: loses, about: loses, details: { withdrawn: true } })
}

async function namesOf(db: Db, town: string, change: ContractChange, email: string): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const { animator, name } of await readContracts(db, { town })) names[animator] = name ?? animator
  if ('animator' in change) names[change.animator] ??= email
  return names
}
