import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { type Connection, connect } from '../database/connect.ts'
import { asAdmin, databaseUrl } from './test-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    template: string
  }
}

export interface TestDatabase extends Connection {
  url: string
}

/**
 * A database of its own for a test file, with the product's empty tables; it goes away with the file.
 * Call it at the top: `const { db } = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await copyOfTemplate()
  afterAll(() => database.close())
  return database
}

/** The same without the automatic end, for a test that closes it itself. */
export async function copyOfTemplate(): Promise<TestDatabase> {
  const template = inject('template')
  const adminUrl = inject('adminUrl')
  const name = `${template.replace(/_template$/, '')}_${randomBytes(5).toString('hex')}`
  await asAdmin(adminUrl, `create database ${name} template ${template}`)
  const url = databaseUrl(adminUrl, name)
  const connection = connect(url, { max: 5 })
  const close = async () => {
    await connection.close()
    await asAdmin(adminUrl, `drop database if exists ${name} with (force)`)
  }
  return { ...connection, url, close }
}
