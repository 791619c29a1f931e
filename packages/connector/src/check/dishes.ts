import type { PlanItem } from '../map/plan.ts'
import { list } from './field-converters.ts'
import { isEmpty } from './row.ts'
import type { Step, StepTools } from './steps.ts'

export interface Dish {
  course?: string
  name: string
  labels?: string[]
  allergens?: string[]
}

/** The dishes of a row: one with its course and labels, or one a column (`Entrée`, `Plat`, `Dessert`). */
export function dishSteps({ parts }: PlanItem, tools: StepTools): Step {
  const convert = tools.converter('label', {})
  const single = parts.find(({ field }) => field === 'dish')
  const column = (field: string) => parts.find((part) => part.field === field)?.column
  const course = column('course')
  const labels = column('dishLabels')
  const allergens = column('allergens')
  return (draft) => {
    const { values } = draft.record
    const dishes: Dish[] = []
    const served = single ? [single] : parts.filter(({ field }) => courses.has(field))
    for (const part of served) {
      const name = tools.read(draft, part.column, convert, 'dishes')
      if (typeof name !== 'string' || /^[\s\-–—.*]*$/.test(name)) continue
      const dish: Dish = { name: name.replace(/\s*\*+$/, '') }
      if (name !== dish.name) draft.additional[tools.names[part.column]!] = values[part.column]
      const said = single
        ? course === undefined
          ? undefined
          : tools.read(draft, course, convert, 'dishes')
        : part.field
      if (said !== undefined) dish.course = String(said)
      if (labels !== undefined && !isEmpty(values[labels])) dish.labels = list(values[labels]).value
      if (allergens !== undefined && !isEmpty(values[allergens])) dish.allergens = list(values[allergens]).value
      dishes.push(dish)
    }
    if (dishes.length > 0) draft.fields.dishes = dishes
  }
}

const courses = new Set(['starter', 'main', 'side', 'cheese', 'dessert', 'snack'])
