import { fileURLToPath } from 'node:url'
import type { MapContext } from '../map/context.ts'
import type { Recipe } from '../map/recipe.ts'
import { countryCustoms } from '../places/country-customs.ts'
import { gazetteerOf } from '../places/gazetteer.ts'
import type { Layer } from '../types.ts'
import {
  concerns,
  isExact,
  nameOfRecipe,
  notFor,
  type OfferedRecipe,
  openRecipeBook,
  type RecipeBook,
  recipeIn,
} from './book.ts'

export interface ChosenRecipe {
  recipe?: Recipe
  /** What people are told of it. */
  used?: UsedRecipe
  offered: OfferedRecipe[]
}

export interface UsedRecipe {
  name: string
  /** Where it lies; absent when the caller gave it. */
  file?: string
  version?: string
  /** The source has exactly the recipe's shape. */
  exact: boolean
}

export interface RecipeOptions {
  recipe?: Recipe
  recipes?: string | RecipeBook
}

/** The recipe of a layer: the one the caller gave, else the one that the caller's book, then the connector's own, has for its shape. */
export function chooseRecipe(layer: Layer, options: RecipeOptions, context: MapContext): ChosenRecipe {
  const { recipe } = options
  if (recipe) {
    if (!concerns(recipe, layer)) return { offered: [notFor(recipe, layer)] }
    return { recipe, used: usedOf(recipe, undefined, isExact(recipe, layer)), offered: [] }
  }
  const source = { url: context.source.url, member: context.member }
  const offered: OfferedRecipe[] = []
  for (const book of booksOf(options)) {
    const found = recipeIn(book, layer, source)
    if (found.used)
      return { recipe: found.used.recipe, used: usedOf(found.used.recipe, found.used.file, true), offered: [] }
    offered.push(...found.offered)
  }
  return { offered }
}

function usedOf(recipe: Recipe, file: string | undefined, exact: boolean): UsedRecipe {
  const name = file === undefined ? (recipe.title ?? '') : nameOfRecipe({ recipe, file })
  return { name, ...(file ? { file } : {}), ...(recipe.version ? { version: recipe.version } : {}), exact }
}

let own: RecipeBook | undefined
/** The recipes that come with the connector. */
export function ownBook(): RecipeBook {
  own ??= openRecipeBook(fileURLToPath(new URL('../../data/recipes/', import.meta.url)), '')
  return own
}

function booksOf({ recipes }: RecipeOptions): RecipeBook[] {
  if (recipes === undefined) return [ownBook()]
  return [typeof recipes === 'string' ? openRecipeBook(recipes) : recipes, ownBook()]
}

/** What a recipe says of the whole source: its country, zone and town count more than the caller's guess. */
export function contextWith(context: MapContext, recipe: Recipe | undefined): MapContext {
  const { recipe: _other, ...rest } = context
  if (!recipe) return rest
  const country = recipe.country ?? context.country
  const timezone =
    recipe.timezone ??
    (recipe.country && recipe.country !== context.country ? countryCustoms[country]?.timezone : undefined)
  const town = recipe.townCode ? gazetteerOf(country).byCode(recipe.townCode) : undefined
  return { ...rest, country, recipe, ...(timezone ? { timezone } : {}), ...(town ? { town } : {}) }
}
