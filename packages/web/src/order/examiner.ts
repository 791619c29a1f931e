import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Examination, examinationFile } from './examination.ts'

export interface Examiner {
  axe(state: string, scheme: 'light' | 'dark', found: { passes: string[]; violations: string[] }): void
  enlarged(state: string): void
  touched(state: string): void
  /** Keeps the whole as the product's statement, when every state was looked at. */
  keep(states: string[]): void
}

/** Writes down what a run of the browser tests looks at. */
export function createExaminer(): Examiner {
  const states = new Set<string>()
  const passed = new Set<string>()
  const violations: Examination['violations'] = []
  const enlarged = new Set<string>()
  const touched = new Set<string>()
  return {
    axe(state, scheme, found) {
      if (scheme === 'dark') states.add(state)
      for (const rule of found.passes) passed.add(rule)
      for (const rule of found.violations) violations.push({ state, scheme, rule })
    },
    enlarged: (state) => void enlarged.add(state),
    touched: (state) => void touched.add(state),
    keep(wanted) {
      if (wanted.some((state) => !states.has(state))) return
      const { version } = JSON.parse(
        readFileSync(createRequire(import.meta.url).resolve('axe-core/package.json'), 'utf8'),
      )
      const broken = new Set(violations.map(({ rule }) => rule))
      const examination: Examination = {
        examinedOn: new Date().toISOString().slice(0, 10),
        tool: `axe-core ${version}`,
        states: [...states].sort(),
        schemes: ['light', 'dark'],
        passed: [...passed].filter((rule) => !broken.has(rule)).sort(),
        violations,
        enlarged: [...enlarged].sort(),
        touched: [...touched].sort(),
      }
      // As the house's formatter writes it.
      const text = JSON.stringify(examination, null, 2).replace(/\[\s+"light",\s+"dark"\s+\]/, '["light", "dark"]')
      writeFileSync(examinationFile, `${text}\n`)
    },
  }
}
