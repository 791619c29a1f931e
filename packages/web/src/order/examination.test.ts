import { expect, it } from 'vitest'
import { galleryStates } from '../gallery/states.tsx'
import { examinationSchema, lastExamination } from './examination.ts'

const states = Object.keys(galleryStates())
const examination = lastExamination()
const again = 'Run: KEEP_EXAMINATION=1 npx vitest run packages/web/src/browser-tests/gallery.browser.test.ts'

it('The accessibility statement is of today’s pages: every state of the gallery was examined, and none that is gone', () => {
  expect(
    states.filter((state) => !examination.states.includes(state)),
    again,
  ).toEqual([])
  expect(
    examination.states.filter((state) => !states.includes(state)),
    again,
  ).toEqual([])
})

it('It claims no more than was done', () => {
  expect(examinationSchema.parse(examination)).toEqual(examination)
  for (const some of [examination.enlarged, examination.touched])
    expect(some.filter((state) => !examination.states.includes(state))).toEqual([])
  const broken = new Set(examination.violations.map(({ rule }) => rule))
  expect(examination.passed.filter((rule) => broken.has(rule))).toEqual([])
  expect(examination.passed.length).toBeGreaterThan(20)
  expect(examination.examinedOn <= new Date().toISOString().slice(0, 10)).toBe(true)
})
