export { readableName } from '@wiker/platform/readable-name.ts'
