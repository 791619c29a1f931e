/** The kinds of cards of the day's queue, one line each. Nothing else needs to know of a kind. */
export { conflict } from './conflict.tsx'
export { draft } from './draft.tsx'
export { story } from './story.tsx'
