import { join } from 'node:path'
import { folderFiles } from './folder.ts'
import { s3Files } from './s3.ts'

/**
 * Files of the product (pictures and what is made of them). A name is taken from the content it stands for, so what is under it never
 * changes: writing the same name again does no harm, and readers may keep what they got.
 */
export interface Files {
  /** Keeps the bytes under this name, whole or not at all. Throws when they could not be kept. */
  put(name: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** The bytes; undefined when there is nothing of that name. */
  get(name: string): Promise<Buffer | undefined>
  /** Nothing is left of it, now or later; no fault when there was nothing. */
  remove(name: string): Promise<void>
}

/** In `DATA_DIR/files`, or in the storage that several machines share when `S3_URL` names one. */
export function openFiles({ dataDir, s3Url }: { dataDir: string; s3Url?: string | undefined }): Files {
  return s3Url ? s3Files(s3Url) : folderFiles(join(dataDir, 'files'))
}

/** Small letters, figures, dashes and dots, in folders: a name that every storage takes, and no way out of the folder. */
export function checkedName(name: string): string {
  if (name.length > 200 || !/^[a-z0-9][a-z0-9._-]*(\/[a-z0-9][a-z0-9._-]*)*$/.test(name))
    throw new Error(`No file may be called ${JSON.stringify(name.slice(0, 80))}`)
  return name
}
