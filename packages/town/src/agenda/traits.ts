import type { Trait } from '../types.ts'

/** In the order of the choices; `event_traits` in the database has the rules. */
export const traits = ['free', 'children', 'outdoors', 'mi', 'hi', 'vi', 'pi', 'ii'] as const satisfies Trait[]
