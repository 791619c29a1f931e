import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { Take } from './registry.ts'

export async function hyparquet(path: string, take: Take): Promise<void> {
  const file = await asyncBufferFromFile(path)
  for (const { nom } of await parquetReadObjects({ file, compressors })) take(nom)
}
