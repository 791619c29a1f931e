import { defineJob, type JobDefinition } from '@wiker/platform'
import type { Clock } from '@wiker/platform/clock.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import type { Files } from '@wiker/platform/files/files.ts'
import { forgetPicture } from '@wiker/town/pictures/store.ts'
import { unusedPictures } from '@wiker/town/pictures/unused.ts'
import { z } from 'zod'

const day = 86_400_000

/** Removes the pictures of forms that were never sent, a day later: their files, then what is known of them. */
export function unusedPicturesJob({ db, clock, files }: { db: Db; clock: Clock; files: Files }): JobDefinition<object> {
  return defineJob({
    name: 'unused-pictures',
    data: z.object({}),
    run: async () => {
      for (const { id, forms } of await unusedPictures(db, new Date(clock.now().getTime() - day))) {
        for (const { name } of forms) await files.remove(name)
        await forgetPicture(db, id)
      }
    },
  })
}
