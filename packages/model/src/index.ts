export { categorize } from './categories/categorize.ts'
export {
  categoriesOfFamily,
  type Family,
  families,
  familyOf,
  isFamily,
} from './categories/families.ts'
export * from './categories.ts'
export * from './event.ts'
export * from './json-ld/index.ts'
export { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
export * from './money.ts'
export * from './organization.ts'
export * from './place.ts'
export * from './primitives.ts'
export * from './provenance.ts'
export * from './public-finance.ts'
export * from './publication.ts'
export * from './record.ts'
export * from './recurrence/index.ts'
export * from './thing.ts'
export * from './town.ts'
