import type { Recipe } from '../map/recipe.ts'
import { openRecipeBook, type RecipeBook, readRecipeFile } from '../recipes/book.ts'
import type { Problem } from '../types.ts'

/** What is wrong with a value of the command line; `details` say it piece by piece. */
export interface Refused {
  problem: Problem
  details?: Problem[]
}

export function givenRecipe(file: string): { recipe: Recipe } | Refused {
  const read = readRecipeFile(file)
  return 'recipe' in read ? read : { problem: { key: 'bad-recipe', values: { file } }, details: read.problems }
}

export function givenBook(folder: string): { recipes: RecipeBook } | Refused {
  try {
    return { recipes: openRecipeBook(folder) }
  } catch (error) {
    return { problem: { key: 'bad-recipes', values: { folder, reason: (error as Error).message } } }
  }
}
