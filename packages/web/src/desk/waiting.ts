import { countWaiting, doubtfulPairs, openConflicts, townsWithWork } from '@wiker/harvest'
import { countDoors } from '@wiker/town/doors/read.ts'
import { countMeetingWork } from '@wiker/town/meeting/count-work.ts'
import { countReplies } from '@wiker/town/order/replies.ts'
import { countPageWork } from '@wiker/town/pages/claims.ts'
import { countProposals } from '@wiker/town/publishing/read.ts'
import { countOpenReports } from '@wiker/town/reports/count.ts'
import { countStories } from '@wiker/town/stories/store.ts'
import type { DeskPageDeps } from './desk-deps.ts'
import type { WorkPath } from './town-tools.ts'

/** How much waits on each page of a town's desk. */
export type Waiting = Record<WorkPath, number>

type Db = DeskPageDeps['people']['db']

/** What waits in each of these towns, by code; every one of them is named. */
export async function readWaiting(db: Db, codes: string[]): Promise<Map<string, Waiting>> {
  const [doors, meeting, busy, reports, replies, proposals, pages, stories] = await Promise.all([
    countDoors(db, codes),
    countMeetingWork(db, codes),
    townsWithWork(db, codes),
    countOpenReports(db, codes),
    countReplies(db, codes),
    countProposals(db, codes),
    countPageWork(db, codes),
    countStories(db, codes),
  ])
  const facts = new Map(await Promise.all(busy.map(async (code) => [code, await factsIn(db, code)] as const)))
  return new Map(
    codes.map((code) => {
      const { waiting = 0, apart = 0, asked = 0 } = proposals.get(code) ?? {}
      return [
        code,
        {
          signalements: reports.get(code) ?? 0,
          'droits-de-reponse': replies.get(code) ?? 0,
          propositions: waiting + apart + asked,
          apporter: doors.get(code) ?? 0,
          pages: pages.get(code) ?? 0,
          entraide: meeting.get(code)?.posts ?? 0,
          paroles: meeting.get(code)?.remarks ?? 0,
          recits: stories.get(code) ?? 0,
          ...(facts.get(code) ?? { 'a-confirmer': 0, desaccords: 0, doublons: 0 }),
        },
      ]
    }),
  )
}

async function factsIn(db: Db, code: string) {
  const [conflicts, doubles, queue] = await Promise.all([
    openConflicts(db, code),
    doubtfulPairs(db, code),
    countWaiting(db, code),
  ])
  return {
    'a-confirmer': queue.reduce((sum, { count }) => sum + count, 0),
    desaccords: conflicts.length,
    doublons: doubles.length,
  }
}
