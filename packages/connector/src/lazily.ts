import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * A library that few sources need, loaded when one does: it takes time and memory, once more in each thread. For CommonJS
 * libraries, which can be had in the middle of a function.
 */
export function lazily<Library>(name: string): () => Library {
  let library: Library | undefined
  return () => {
    library ??= require(name) as Library
    return library
  }
}
