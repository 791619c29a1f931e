import type { DoorProblem } from '@wiker/town/doors/types.ts'
import { refusalInWords } from '../formatting/refusals.ts'
import type { Words } from '../formatting/words.ts'

/** What could not be read or known, and what to do about it, in a sentence. */
export function problemInWords({ key, values = {} }: DoorProblem, words: Words): string {
  return (
    words.maybe(`doors.problem.${key}`, values) ??
    words.maybe(`picture.refused.${key}`, values) ??
    words.maybe(`when.${key}`, values) ??
    refusalInWords({ key, values }, words, words.language)
  )
}
