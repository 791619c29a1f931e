import { writeFileSync } from 'node:fs'
import { openSource } from '../convert.ts'
import { nameOfRecipe, openRecipeBook, readRecipeFile } from '../recipes/book.ts'
import { recipeOf } from '../recipes/make.ts'
import { runRecipeTests } from '../recipes/test.ts'
import type { Problem } from '../types.ts'
import type { Command } from './args.ts'
import { countedSaid } from './check-words.ts'
import type { Terminal } from './main.ts'
import { sentenceOf, type Words } from './messages.ts'
import { writeProblem } from './output.ts'

/** `recipe make`, `recipe test`, `recipe list`. Status 1 when a recipe is wrong or a source can't be read. */
export async function runRecipe(command: Command, words: Words, terminal: Terminal): Promise<number> {
  if (command.action === 'make') return make(command, words, terminal)
  return command.action === 'test' ? test(command, words, terminal) : list(command, words, terminal)
}

async function make(
  { sources: [address = ''], options, member: wanted, out }: Command,
  words: Words,
  terminal: Terminal,
) {
  const source = await openSource(address, options)
  const complain = (problem: Problem) => {
    terminal.err.write(`${address}: ${sentenceOf(problem, words)}\n`)
    return 1
  }
  try {
    if (source.error) return complain(source.error)
    const readable = source.members.filter(
      ({ layer, path }) => layer && (wanted === undefined || path.endsWith(wanted)),
    )
    const [member] = readable
    if (!member) return complain({ key: 'nothing-inside' })
    if (readable.length > 1) {
      const members = readable.map(({ path }) => path).join(', ')
      terminal.err.write(`${words('recipe.others', { members })}\n`)
    }
    const text = `${JSON.stringify(await recipeOf(member, options.today), null, 2)}\n`
    if (out === undefined) {
      terminal.out.write(text)
      return 0
    }
    try {
      writeFileSync(out, text)
    } catch (error) {
      return complain(writeProblem(error as Error))
    }
    terminal.err.write(`${words('recipe.written', { file: out })}\n`)
    return 0
  } finally {
    await source.dispose()
  }
}

async function test({ sources, options }: Command, words: Words, terminal: Terminal): Promise<number> {
  let status = 0
  for (const file of sources) {
    const read = readRecipeFile(file)
    if ('problems' in read) {
      status = 1
      terminal.err.write(problemLines(file, read.problems, words))
      continue
    }
    const results = await runRecipeTests(read.recipe, options.today)
    if (results.length === 0) terminal.out.write(`${words('recipe.no-tests', { file })}\n`)
    for (const { title, ok, problems } of results) {
      terminal.out.write(`${ok ? '✓' : '✗'} ${file}: ${title}: ${words(ok ? 'recipe.passed' : 'recipe.failed')}\n`)
      for (const problem of problems) terminal.out.write(`    ${sentenceOf(problem, words)}\n`)
      if (!ok) status = 1
    }
  }
  return status
}

function list({ sources }: Command, words: Words, terminal: Terminal): number {
  let status = 0
  for (const folder of sources) {
    let book: ReturnType<typeof openRecipeBook>
    try {
      book = openRecipeBook(folder)
    } catch (error) {
      const problem = { key: 'bad-recipes', values: { folder, reason: (error as Error).message } }
      terminal.err.write(`${sentenceOf(problem, words)}\n`)
      status = 1
      continue
    }
    if (book.recipes.length + book.broken.length === 0) terminal.out.write(`${words('recipe.empty', { folder })}\n`)
    for (const each of book.recipes) {
      const { shape, version, entity, tests = [], note } = each.recipe
      const about = [
        version && `v${version}`,
        shape
          ? `${shape.family}, ${countedSaid('recipe.columns', { count: shape.columns.length }, words)}`
          : words('recipe.no-shape'),
        entity && words(`entity.${entity}`),
        countedSaid('recipe.tests', { count: tests.length }, words),
      ]
      terminal.out.write(`${nameOfRecipe(each)}  (${each.file})\n  ${about.filter(Boolean).join(' · ')}\n`)
      if (note) terminal.out.write(`  ${note}\n`)
    }
    for (const { file, problems } of book.broken) {
      status = 1
      terminal.err.write(problemLines(file, problems, words))
    }
  }
  return status
}

export function problemLines(file: string, problems: readonly Problem[], words: Words): string {
  const lines = problems.map((problem) => `    ${sentenceOf(problem, words)}\n`).join('')
  return `✗ ${sentenceOf({ key: 'bad-recipe', values: { file } }, words)}\n${lines}`
}
