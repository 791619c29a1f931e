import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Recipe, readRecipe } from '../map/recipe.ts'
import type { Layer, Problem } from '../types.ts'
import { matchesGlob } from './glob.ts'
import { missingIn, type Shape, shapeOf, shapeOfColumns, similarity } from './shape.ts'

/** A folder of recipes, read once. */
export interface RecipeBook {
  recipes: BookRecipe[]
  /** Files that are no recipes, with what to mend; the others serve all the same. */
  broken: { file: string; problems: Problem[] }[]
}

export interface BookRecipe {
  recipe: Recipe
  /** Its path, as the folder was given. */
  file: string
}

/** A recipe for nearly this shape: never used unasked, a person decides. */
export interface OfferedRecipe {
  name: string
  /** Its path; empty for a recipe that was asked for by its name. */
  file: string
  /** Share of the columns both have, from 0 to 1. */
  similarity: number
  /** Columns of the recipe's shape that the source has not, and the reverse. */
  missing: string[]
  added: string[]
}

const LARGEST = 1024 * 1024
const NEAR = 0.6
const OFFERED = 3

/** Every `.json` below the folder, called by its path from `shownAs`; throws the file system's own error when it cannot be read. */
export function openRecipeBook(folder: string, shownAs = folder): RecipeBook {
  const book: RecipeBook = { recipes: [], broken: [] }
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
  for (const entry of files.sort((a, b) => (join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1))) {
    const path = join(entry.parentPath, entry.name)
    const file = join(shownAs, relative(folder, path))
    const read = readRecipeFile(path)
    if ('recipe' in read) book.recipes.push({ recipe: read.recipe, file })
    else book.broken.push({ file, problems: read.problems })
  }
  return book
}

export function readRecipeFile(path: string): { recipe: Recipe } | { problems: Problem[] } {
  let json: unknown
  try {
    const text = readFileSync(path, 'utf8')
    if (text.length > LARGEST) return { problems: [{ key: 'recipe-too-large', values: { limit: LARGEST } }] }
    json = JSON.parse(text)
  } catch (error) {
    return { problems: [{ key: 'recipe-not-json', values: { reason: (error as Error).message } }] }
  }
  return readRecipe(json)
}

export const nameOfRecipe = ({ recipe, file }: BookRecipe): string => recipe.title ?? file

/**
 * The recipe a book has for a layer: the one of exactly its shape; of several, the one that names its source, then the later
 * version. Two that nothing tells apart are only offered, and so are those of nearly the shape.
 */
export function recipeIn(
  book: RecipeBook,
  layer: Layer,
  source: { url: string; member: string },
): { used?: BookRecipe; offered: OfferedRecipe[] } {
  const shape = shapeOf(layer)
  if (shape.columns.length === 0) return { offered: [] }
  const shaped = book.recipes.flatMap((each) => {
    const wanted = each.recipe.shape
    return wanted && isFor(wanted.only, source) ? [{ each, shape: shapeOfColumns(wanted.family, wanted.columns) }] : []
  })
  const exact = shaped.filter((one) => one.shape.fingerprint === shape.fingerprint).map(({ each }) => each)
  const used = bestOf(exact)
  if (used) return { used, offered: [] }
  const offered = shaped
    .map(({ each, shape: wanted }) => offerOf(each, wanted, shape))
    .filter((offer) => offer.similarity >= NEAR)
    .sort((a, b) => b.similarity - a.similarity)
  return { offered: offered.slice(0, OFFERED) }
}

/** A recipe that was asked for by its name, but is for another shape: why it was not used. */
export function notFor(recipe: Recipe, layer: Layer): OfferedRecipe {
  const { family = '', columns = [] } = recipe.shape ?? {}
  return offerOf({ recipe, file: '' }, shapeOfColumns(family, columns), shapeOf(layer))
}

/** Whether a recipe that was asked for by its name is meant for this layer of the source. */
export function concerns({ shape: wanted }: Recipe, layer: Layer): boolean {
  if (!wanted) return true
  return similarity(wanted, shapeOf(layer)) >= NEAR
}

export function isExact({ shape: wanted }: Recipe, layer: Layer): boolean {
  return (
    wanted !== undefined && shapeOfColumns(wanted.family, wanted.columns).fingerprint === shapeOf(layer).fingerprint
  )
}

function isFor(only: readonly string[] | undefined, { url, member }: { url: string; member: string }): boolean {
  return !only || only.some((glob) => matchesGlob(url, glob) || matchesGlob(member, glob))
}

function bestOf(exact: readonly BookRecipe[]): BookRecipe | undefined {
  const named = exact.filter(({ recipe }) => recipe.shape?.only)
  const candidates = named.length > 0 ? named : exact
  const titles = new Set(candidates.map(nameOfRecipe))
  if (titles.size !== 1) return undefined
  return [...candidates].sort((a, b) => later(b.recipe.version, a.recipe.version))[0]
}

/** `1.10` comes after `1.9`. */
const later = (a = '', b = ''): number => a.localeCompare(b, 'en', { numeric: true })

function offerOf(each: BookRecipe, wanted: Shape, shape: Shape): OfferedRecipe {
  return {
    name: nameOfRecipe(each),
    file: each.file,
    similarity: Math.round(similarity(wanted, shape) * 100) / 100,
    missing: missingIn(wanted.columns, shape.columns),
    added: missingIn(shape.columns, wanted.columns),
  }
}
