import { isAbsolute, join } from 'node:path'
import { type OpenOptions, parseRecipe, problemOf, type Recipe } from '@wiker/connector'
import type { Clock } from '@wiker/platform'
import { optionsOfAccess, type SourceAccess } from '../sources/access.ts'
import type { Source } from '../sources/source.ts'
import { countryOfCode } from '../towns/code.ts'
import type { LastGoodRun, RunProblem } from './journal.ts'

/** An address of the web stays as it is; a path counts from the product's own folder. */
export function resolveAddress(url: string, root: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) || isAbsolute(url) ? url : join(root, url)
}

export function openOptionsOf(
  source: Source,
  clock: Clock,
  last: LastGoodRun | undefined,
  access?: SourceAccess,
): OpenOptions {
  const { entity, licence, publisher, settings } = source
  const recipe = recipeOf(source)
  // Of an address that was changed since, nothing is known.
  const remembered = last && source.wholeAt && /^https?:/.test(source.url)
  const country = countryOfCode(source.towns?.[0] ?? '')
  return {
    today: clock.today('Europe/Paris'),
    ...(country === 'FR' ? {} : { country }),
    // Where a file lies on this machine is nobody's business, and next month's file is the same source.
    address: isAbsolute(source.url) ? `urn:wiker:source:${source.id}` : source.url,
    now: clock.now,
    ...(entity ? { entity } : {}),
    ...(recipe ? { recipe } : {}),
    ...(licence ? { licence } : {}),
    ...(publisher ? { publisher } : {}),
    ...(settings.allowHosts ? { allowHosts: settings.allowHosts } : {}),
    ...optionsOfAccess(access),
    ...(remembered && last.etag ? { etag: last.etag } : {}),
    ...(remembered && last.lastModified ? { lastModified: last.lastModified } : {}),
    ...(remembered && source.reading ? { state: source.reading, changesOnly: !isWholeDue(source, clock) } : {}),
  }
}

/** What a person decided, and below it what was learnt of renamed columns. */
function recipeOf({ settings, learned }: Source): Recipe | undefined {
  const recipe = settings.recipe === undefined ? undefined : parseRecipe(settings.recipe)
  if (!learned) return recipe
  return { ...recipe, columns: { ...learned, ...recipe?.columns } }
}

/** What is gone is only seen by reading everything: once a week. */
const daysBetweenWholes = 7

function isWholeDue({ wholeAt }: Source, clock: Clock): boolean {
  return !wholeAt || clock.now().getTime() - wholeAt.getTime() > daysBetweenWholes * 86_400_000
}

const defaultMinutes = 14

/** Called again and again while records are read; throws when the run has taken too long or is told to stop. */
export function timeBoxOf(source: Source, signal?: AbortSignal): () => void {
  const minutes = source.settings.timeBox ?? defaultMinutes
  const end = performance.now() + minutes * 60_000
  return () => {
    if (signal?.aborted) throw new RunStopped({ key: 'run-stopped' })
    if (performance.now() > end) throw new RunStopped({ key: 'run-too-long', values: { minutes } })
  }
}

class RunStopped extends Error {
  readonly problem: RunProblem

  constructor(problem: RunProblem) {
    super(problem.key)
    this.problem = problem
  }
}

export function problemOfError(error: unknown): RunProblem {
  return error instanceof RunStopped ? error.problem : problemOf(error, 'run-failed')
}
