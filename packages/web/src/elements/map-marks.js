// Points that would lie on one another at a scale are gathered: a group stands where its first point is, a finger's breadth from every other.
const breadth = 46

/** `project` gives the pixels of a point at the present scale. Groups keep the points in the order they came. */
export function groupsOf(points, project) {
  const groups = []
  for (const point of points) {
    const { x, y } = project(point)
    const near = groups.find((group) => Math.abs(group.x - x) < breadth && Math.abs(group.y - y) < breadth)
    if (near) near.members.push(point)
    else groups.push({ x, y, at: point.at, members: [point] })
  }
  return groups
}

/** A point leads to its page; a group opens into its points, or into a list where they are one above the other. */
export function markOf(L, map, { members, at }) {
  const alone = members.length === 1
  const [{ name, hue }] = members
  const icon = L.divIcon({
    className: alone ? `moving-map__point hue-${hue}` : 'moving-map__group',
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
