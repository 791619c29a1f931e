import { enableCompileCache } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

// Before anything is imported: a worker does not inherit the cache, and translating TypeScript takes it more than all else.
const { compileCache } = workerData as { compileCache?: string }
if (compileCache) enableCompileCache(compileCache)
const { serve } = await import('./serve.ts')
const { tidy } = await import('./tidy.ts')
tidy()
serve(parentPort!)
