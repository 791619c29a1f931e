// Points that would lie on one another at a scale, gathered by the cells of a grid: a group is where its points are on average.
const cell = 56

/** `project` gives the pixels of a point at the present scale. Groups keep the points in the order they came. */
export function groupsOf(points, project) {
  const cells = new Map()
  for (const point of points) {
    const { x, y } = project(point)
    const key = `${Math.floor(x / cell)} ${Math.floor(y / cell)}`
    const group = cells.get(key)
    if (group) group.push(point)
    else cells.set(key, [point])
  }
  return [...cells.values()].map((members) => ({ members, at: middle(members) }))
}

function middle(points) {
  const sum = (index) => points.reduce((total, point) => total + point.at[index], 0)
  return [sum(0) / points.length, sum(1) / points.length]
}

/** A point leads to its page; a group opens into its points, or into a list where they are one above the other. */
export function markOf(L, map, { members, at }) {
  const alone = members.length === 1
  const [{ name, hue }] = members
  const icon = L.divIcon({
    className: alone ? `live-map__point hue-${hue}` : 'live-map__group',
    html: alone ? '' : String(members.length),
    iconSize: alone ? [24, 24] : [44, 44],
  })
  const mark = L.marker(at, { icon, title: alone ? name : '', alt: alone ? name : String(members.length) })
  const frame = L.latLngBounds(members.map((one) => one.at))
  const opens = !alone && map.getZoom() < 17 && !frame.getNorthEast().equals(frame.getSouthWest())
  if (opens) return mark.on('click', () => map.fitBounds(frame, { padding: [40, 40], maxZoom: 17 }))
  return mark.bindPopup(() => told(members))
}

function told(members) {
  const list = Object.assign(document.createElement('ul'), { className: 'list list--plain' })
  for (const { name, url } of members.slice(0, 12)) {
    const item = document.createElement('li')
    item.append(
      url ? Object.assign(document.createElement('a'), { href: url, textContent: name, className: 'tall' }) : name,
    )
    list.append(item)
  }
  return list
}
