/** What a sender may choose; the empty one leaves every right with its author. */
export const pictureLicences = ['', 'CC BY 4.0', 'CC BY-SA 4.0', 'CC0 1.0'] as const
export type PictureLicence = (typeof pictureLicences)[number]

export function licenceOf(given: string): PictureLicence {
  return pictureLicences.find((licence) => licence === given) ?? ''
}
