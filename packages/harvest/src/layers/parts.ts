/** The connected parts of some records: for each the smallest id of its part. */
export function partsOf(ids: Iterable<string>, ties: Iterable<{ a: string; b: string }>): Map<string, string> {
  const parent = new Map([...ids].map((id) => [id, id]))
  const rootOf = (id: string): string => {
    let root = id
    while (parent.get(root) !== root) root = parent.get(root)!
    for (let one = id; one !== root; ) {
      const next = parent.get(one)!
      parent.set(one, root)
      one = next
    }
    return root
  }
  for (const { a, b } of ties) {
    if (!parent.has(a) || !parent.has(b)) continue
    const [first, second] = [rootOf(a), rootOf(b)].sort() as [string, string]
    parent.set(second, first)
  }
  return new Map([...parent.keys()].map((id) => [id, rootOf(id)]))
}
