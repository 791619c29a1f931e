import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What the browser tests examined of every page in every state, and what they found: written by them, drawn by `/accessibilite`. */
export const examinationSchema = z.object({
  /** Day of the run, `YYYY-MM-DD`. */
  examinedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** `axe-core 4.11.0` */
  tool: z.string(),
  /** Of the gallery (`/dev/gallery`). */
  states: z.array(z.string()),
  schemes: z.array(z.enum(['light', 'dark'])),
  /** Rules of axe-core that held wherever they apply. */
  passed: z.array(z.string()),
  violations: z.array(z.object({ state: z.string(), scheme: z.string(), rule: z.string() })),
  /** States that were looked at on a telephone of 360 px with texts twice as large, and for what is too small to touch. */
  enlarged: z.array(z.string()),
  touched: z.array(z.string()),
})
export type Examination = z.infer<typeof examinationSchema>

export const examinationFile = new URL('./examination.json', import.meta.url)

let read: Examination | undefined

/** The last examination that was kept with the product. */
export function lastExamination(): Examination {
  read ??= examinationSchema.parse(JSON.parse(readFileSync(examinationFile, 'utf8')))
  return read
}
