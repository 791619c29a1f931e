import { describe, expect, it } from 'vitest'
import { type CategoryKey, categoriesOf, categoryKeys, sectionOf } from '../categories.ts'
import { categoriesOfFamily, type Family, families, familyOf } from './families.ts'

describe('the families of a directory', () => {
  it.each<[CategoryKey, Family]>([
    ['restaurant', 'eating'],
    ['bakery', 'trade'],
    ['sport', 'sport'],
    ['swimming-pool', 'sport'],
    ['music', 'culture'],
    ['school', 'children'],
    ['pharmacy', 'health'],
    ['campsite', 'lodging'],
    ['solidarity', 'associations'],
    ['hall', 'other'],
  ])('put %s under %s', (category, family) => {
    expect(familyOf(category)).toBe(family)
  })

  it('have every category once', () => {
    const all = families.flatMap(categoriesOfFamily)
    expect(all.toSorted()).toEqual(categoryKeys.toSorted())
  })

  it('leave almost nothing of a directory without a family of its own', () => {
    const shown = (['place', 'organization'] as const).flatMap((entity) =>
      categoriesOf(entity).filter((key) => sectionOf(key, entity) === 'directory'),
    )
    expect([...new Set(shown)].filter((key) => familyOf(key) === 'other').toSorted()).toEqual(['hall', 'other'])
  })

  it('take what is unknown, or has no category, under « other »', () => {
    expect(['no-such-category', 'constructor', '', null, undefined].map(familyOf)).toEqual(Array(5).fill('other'))
  })
})
