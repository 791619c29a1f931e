/** A word that was read in a picture, and where it stands there. */
export interface PictureWord {
  text: string
  /** How sure the reader is, 0 to 100. */
  confidence: number
  /** Which line of the text it is in, from 0. */
  line: number
  /** Parts of the upright picture's width and height, 0 to 1. */
  left: number
  top: number
  width: number
  height: number
}

export interface PictureText {
  /** Line after line, a blank line between paragraphs. */
  text: string
  words: PictureWord[]
  /** Of the words, by their length; 0 when nothing was read. */
  confidence: number
  /** Quarter turns clockwise by which the picture, upright by what its camera wrote, had to be turned to be read. */
  turns: 0 | 1 | 2 | 3
}

/** The languages a picture can be read in (ISO 639-1). */
export const pictureLanguages = ['fr', 'es', 'ro', 'sv', 'en'] as const
export type PictureLanguage = (typeof pictureLanguages)[number]
