import { readFile } from 'node:fs/promises'
import { typeset } from '@wiker/platform/pdf/typeset.ts'

/** A sheet to be printed: a template of `templates/`, what it says, and the files it shows. */
export interface Sheet {
  template: 'week' | 'poster' | 'town-month'
  data: object
  /** By the name under which the template asks for them. */
  files?: Record<string, Uint8Array>
}

export async function printSheet({ template, ...sheet }: Sheet): Promise<Buffer> {
  return typeset({
    template: await readFile(new URL(`templates/${template}.typ`, import.meta.url), 'utf8'),
    ...sheet,
  })
}
