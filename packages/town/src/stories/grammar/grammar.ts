import type { StoryLanguage } from '../types.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { ro } from './ro.ts'
import type { Grammar } from './shape.ts'
import { sv } from './sv.ts'

export type { Grammar } from './shape.ts'

/** How each language says figures, dates and lists, and how its small words meet a name. */
export const grammars: Record<StoryLanguage, Grammar> = { fr, en, es, ro, sv }
