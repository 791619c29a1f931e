export { jsonLdContext, termOf } from './context.ts'
export { fromJsonLd } from './from-json-ld.ts'
export { type JsonLdOptions, toJsonLd } from './to-json-ld.ts'
