/**
 * One thing, many sources: whether two records speak of the same event, place, organisation, market or article. Pure functions:
 * `comparableOf` a record, `blockKeysOf` to find who to compare with whom, `compare` for a probability with its reasons, `clustersOf` for what is shown once.
 */
export { blockKeysOf, candidatePairs, contactKeysOf, largestBlock } from './block.ts'
export { clustersOf } from './clusters.ts'
export { comparableOf } from './comparable.ts'
export { compare, thresholds } from './compare.ts'
export * from './types.ts'
