import type { MemberInspection } from '../inspect.ts'
import type { Words } from './messages.ts'
import { clip, type Screen, tame, wrap } from './screen.ts'

const NAMED = 4

/** Which national schema is followed, which recipe was used, or which is nearly for this shape and what differs. */
export function recipeLines(
  { schema, recipe, offeredRecipes = [] }: MemberInspection,
  words: Words,
  screen: Screen,
): string[] {
  const lines: string[] = schema ? [words('card.schema', { ...schema })] : []
  if (recipe) {
    const name = tame(recipe.name) + (recipe.version ? ` (${tame(recipe.version)})` : '')
    const key = recipe.file ? 'card.recipe' : recipe.name === '' ? 'card.recipe-unnamed' : 'card.recipe-given'
    lines.push(words(key, { name }))
  }
  for (const { name, file, similarity, missing, added } of offeredRecipes) {
    const differs = [
      ...(missing.length > 0 ? [words('card.recipe-missing', { columns: listed(missing) })] : []),
      ...(added.length > 0 ? [words('card.recipe-added', { columns: listed(added) })] : []),
    ].join('')
    const percent = Math.round(similarity * 100)
    lines.push(
      words(file === '' ? 'card.recipe-not-for' : 'card.recipe-near', {
        name: tame(name),
        file: tame(file),
        percent,
        differs,
      }),
    )
  }
  return lines.flatMap((line) => wrap(line, screen.width - 2).map((one) => screen.paint('cyan', `  ${one}`)))
}

const listed = (columns: readonly string[]): string =>
  columns
    .slice(0, NAMED)
    .map((column) => clip(tame(column), 30))
    .join(', ') + (columns.length > NAMED ? '…' : '')
