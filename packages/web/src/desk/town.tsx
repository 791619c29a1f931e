import type { Action } from '@wiker/town/people/permissions.ts'
import { getTown } from '@wiker/town/towns/get.ts'
import type { TownCard } from '@wiker/town/types.ts'
import { useReader } from '../components/reader.ts'
import { Empty } from '../components/section.tsx'
import type { MessageKey } from '../formatting/words.ts'
import { type Acting, allowed, denied, signInFirst } from '../people/guard.tsx'
import type { SiteContext } from '../server/deps.ts'
import type { DeskPageDeps } from './desk-deps.ts'

/** The town that an address of the desk names, and who asks, when they may do this there; else the answer to give. */
export async function deskTown(
  c: SiteContext,
  deps: DeskPageDeps,
  action: Action,
): Promise<{ town: TownCard; acting: Acting } | Response> {
  if (!c.var.person) return signInFirst(c)
  const town = await getTown(deps.people.db, c.req.param('slug') ?? '')
  if (!town) return await denied(c, deps)
  const acting = await allowed(c, deps, action, town.code)
  return acting instanceof Response ? acting : { town, acting }
}

/** The head of a page of the desk: the way back, its title, a sentence, and what came of the last press. */
export function DeskHead({
  title,
  lead,
  said,
  wrong,
  wrongAt,
}: {
  title: string
  lead?: string
  /** What was done. */
  said?: string | undefined
  /** What could not be, and the place of the page where it can be put right. */
  wrong?: string | undefined
  wrongAt?: string | undefined
}) {
  const { t, to } = useReader()
  return (
    <>
      <div class="page-head">
        <p>
          <a class="tall" href={to('/bureau')}>
            {t('desk.back')}
          </a>
        </p>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {said && (
        <p class="notice" role="status">
          {said}
        </p>
      )}
      {wrong && (
        <Empty>
          <p role="alert">{wrongAt ? <a href={`#${wrongAt}`}>{wrong}</a> : wrong}</p>
        </Empty>
      )}
    </>
  )
}

/** What a page says of the last press, by the word in its address: one of those that it knows. */
export function saidOf(c: SiteContext, known: Partial<Record<string, MessageKey>>): MessageKey | undefined {
  const said = c.req.query('fait') ?? ''
  return Object.hasOwn(known, said) ? known[said] : undefined
}
