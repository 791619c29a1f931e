/** Widths in pixels that pages ask for: a phone, a phone's fine screen, a desk. */
export const widths = [400, 800, 1600]

/** The sizes a picture of this size is made in: each width below its own, and its own. Pages compute the same from its address. */
export function sizesOf(width: number, height: number): { width: number; height: number }[] {
  return [...widths.filter((one) => one < width), width].map((one) => ({
    width: one,
    height: Math.max(1, Math.round((height * one) / width)),
  }))
}
