const next = new Map<string, number>()
const MOST_HOSTS = 10_000

/**
 * One request after the other to a host, with a pause in between, whichever source asks: two towns on one portal are
 * not twice as hungry. The clock is monotonic and its own, because the product's may stand still.
 */
export async function takeTurn(
  host: string,
  pause: number,
  wait: (milliseconds: number) => Promise<void>,
  clock: () => number = () => performance.now(),
): Promise<void> {
  const now = clock()
  const turn = Math.max(now, next.get(host) ?? 0)
  if (next.size > MOST_HOSTS) for (const [name, at] of next) if (at < now) next.delete(name)
  next.set(host, turn + pause)
  if (turn > now) await wait(turn - now)
}
