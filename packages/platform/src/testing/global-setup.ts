import type { TestProject } from 'vitest/node'
import { openRunFolder } from './run-folder.ts'
import { startTestServer } from './test-server.ts'

/** Before the first test: one server, one migrated template, one folder for temporary files. `TEST_DATABASE_URL` chooses another server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(process.env.TEST_DATABASE_URL || undefined)
  project.provide('adminUrl', server.adminUrl)
  project.provide('template', server.template)
  const closeFolder = openRunFolder()
  return async () => {
    closeFolder()
    await server.stop()
  }
}
