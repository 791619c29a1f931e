export interface Placed {
  x: number
  y: number
}

const rounds = 40

/**
 * Marks moved apart so that each can be read: no two nearer than `apart`, as far as that can be had, none further than `most` from its
 * true place. The order stays; what is alone stays where it is.
 */
export function spread<Mark extends Placed>(marks: Mark[], apart: number, most: number): Mark[] {
  const moved = marks.map((mark) => ({ ...mark }))
  for (let round = 0; round < rounds; round++) {
    let still = true
    for (const [index, one] of moved.entries()) {
      for (const other of moved.slice(index + 1)) still = !pushApart(one, other, apart, index) && still
    }
    for (const [index, mark] of moved.entries()) hold(mark, marks[index]!, most)
    if (still) break
  }
  return moved.map((mark) => ({ ...mark, x: tenth(mark.x), y: tenth(mark.y) }))
}

/** True when they were too near. */
function pushApart(one: Placed, other: Placed, apart: number, turn: number): boolean {
  let [dx, dy] = [other.x - one.x, other.y - one.y]
  let distance = Math.hypot(dx, dy)
  if (distance >= apart) return false
  // Two at the same place go each its way, never the same for all.
  if (distance < 0.01) [dx, dy, distance] = [Math.cos(turn * 2.4), Math.sin(turn * 2.4), 1]
  const push = (apart - Math.min(distance, apart)) / 2 || apart / 4
  one.x -= (dx / distance) * push
  one.y -= (dy / distance) * push
  other.x += (dx / distance) * push
  other.y += (dy / distance) * push
  return true
}

function hold(mark: Placed, from: Placed, most: number): void {
  const [dx, dy] = [mark.x - from.x, mark.y - from.y]
  const distance = Math.hypot(dx, dy)
  if (distance <= most) return
  mark.x = from.x + (dx / distance) * most
  mark.y = from.y + (dy / distance) * most
}

const tenth = (value: number) => Math.round(value * 10) / 10
