import { monthBefore } from '@wiker/billing/worth/judge.ts'
import { promisedTo, type WorthMonth, worthOfPage } from '@wiker/billing/worth/read.ts'
import type { Db } from '@wiker/platform/database/connect.ts'
import { dayIn } from '@wiker/town/days.ts'
import type { Page } from '@wiker/town/pages/types.ts'
import { readShopMonth, type ShopMonth } from '@wiker/town/worth/month.ts'

/** A month of a shop as its page shows it. */
export interface ShownMonth {
  counted: ShopMonth
  /** How it was closed; undefined while it is not. */
  closed: WorthMonth | undefined
  /** Readings promised of it, while it is not closed. */
  promised: number | undefined
  isOver: boolean
  /** The closed months, the last one first. */
  months: WorthMonth[]
}

/** A month of a page, `2026-11`: as it was told once it is closed, else counted now. Without a month, the last one that is closed, or this one. */
export async function readShown(
  db: Db,
  page: Page,
  zone: string,
  now: Date,
  asked?: string,
): Promise<ShownMonth | undefined> {
  const today = dayIn(zone, now)
  const months = await worthOfPage(db, page.id)
  const month = asked ?? months[0]?.month ?? today.slice(0, 7)
  if (month > today.slice(0, 7) || month < monthBefore(`${Number(today.slice(0, 4)) - 2}${today.slice(4, 7)}`))
    return undefined
  const closed = months.find((one) => one.month === month)
  const counted = closed ? (closed.figures as ShopMonth) : await readShopMonth(db, page, month, today)
  const promised = closed ? undefined : (await promisedTo(db, page.id, month))?.readings
  return { counted, closed, promised, isOver: month < today.slice(0, 7), months }
}
