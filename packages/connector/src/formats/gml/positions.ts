import { attributeOf, childOf, childrenOf, textOf, type XmlElement } from '../markup/elements.ts'

export interface Order {
  /** The first ordinate is the northing or latitude. */
  northingFirst: boolean
  /** Numbers a position, as told further out. */
  dimension?: number
}

/** The positions right under an element, in whatever of GML's five ways they are written. */
export function positionsOf(element: XmlElement, order: Order): number[][] {
  const found: number[][] = []
  for (const child of element.children) {
    if (child.name === 'pos') found.push(numbers(child.text))
    else if (child.name === 'posList') found.push(...grouped(numbers(child.text), dimensionOf(child, element, order)))
    else if (child.name === 'coordinates') found.push(...tuples(child))
    else if (child.name === 'coord')
      found.push(['X', 'Y', 'Z'].flatMap((axis) => textOf(childOf(child, axis)) ?? []).map(Number))
    else if (child.name === 'pointProperty' || child.name === 'pointRep')
      for (const point of childrenOf(child, 'Point'))
        found.push(...positionsOf(point, { ...order, northingFirst: false }))
  }
  const whole = found.filter((position) => position.length >= 2 && position.every(Number.isFinite))
  return whole.map((position) => turned(position.slice(0, 3), order))
}

const turned = (position: number[], { northingFirst }: Order): number[] =>
  northingFirst ? [position[1]!, position[0]!, ...position.slice(2)] : position

export function dimensionOf(...elements: [...XmlElement[], Order]): number {
  const order = elements.pop() as Order
  for (const element of elements as XmlElement[]) {
    const said = Number(attributeOf(element, 'srsDimension') ?? attributeOf(element, 'dimension') ?? 0)
    if (said === 2 || said === 3) return said
  }
  return order.dimension ?? 0
}

function grouped(all: number[], said: number): number[][] {
  const dimension = said || (all.length % 2 === 0 ? 2 : 3)
  const positions: number[][] = []
  for (let index = 0; index + dimension <= all.length; index += dimension)
    positions.push(all.slice(index, index + dimension))
  return positions
}

const numbers = (text: string): number[] => {
  const clean = text.trim()
  // Some servers write commas between the numbers here too.
  return clean === '' ? [] : clean.split(/[\s,]+/).map(Number)
}

/** `x,y x,y`, unless the element says other signs: GML 2 §4.3.1. */
function tuples(element: XmlElement): number[][] {
  const { decimal = '.', cs = ',', ts = ' ' } = element.attributes
  const text = element.text.trim()
  if (text === '') return []
  const parts = ts.trim() === '' ? text.replace(/\s*,\s*/g, ',').split(/\s+/) : text.split(ts)
  return parts
    .map((tuple) => tuple.trim())
    .filter((tuple) => tuple !== '')
    .map((tuple) => tuple.split(cs).map((part) => Number(decimal === '.' ? part : part.replace(decimal, '.'))))
}
