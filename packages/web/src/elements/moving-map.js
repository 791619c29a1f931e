// A map that moves in place of the drawn one, from our own outlines and points; tiles only where the site has an address for them.
const load = (name, attributes) =>
  new Promise((done, failed) => {
    const element = Object.assign(document.createElement(name), attributes, { onload: done, onerror: failed })
    document.head.append(element)
  })
const read = async (url) => (await fetch(url)).json()

class MovingMap extends HTMLElement {
  connectedCallback() {
    const start = this.querySelector('[data-start]')
    if (start) start.addEventListener('click', () => this.open(), { once: true })
    else this.open()
  }

  async open() {
    const { leaflet, css, marks, points, outlines } = this.dataset
    try {
      const [shapes, places, land] = await Promise.all([
        import(marks),
        points ? read(points) : undefined,
        read(outlines),
        load('link', { rel: 'stylesheet', href: css }),
        load('script', { src: leaflet }),
      ])
      this.shapes = shapes
      this.points = (places?.features ?? []).map(({ geometry, properties }) => ({
        at: [geometry.coordinates[1], geometry.coordinates[0]],
        ...properties,
      }))
      if (this.dataset.at)
        this.points.push({ at: this.dataset.at.split(' ').map(Number), name: this.dataset.name, hue: 'own' })
      this.draw(land)
    } catch {
      this.show(false)
    }
  }

  /** One map or the other: the drawn one where anything fails. */
  show(moving) {
    this.querySelector('.moving-map__drawn').hidden = moving
    const frame = this.querySelector('.moving-map__frame')
    frame.hidden = !moving
    return frame
  }

  draw(land) {
    const { dataset } = this
    const { L } = window
    const frame = this.show(true)
    this.map = L.map(frame, { zoomSnap: 0.5, maxZoom: 18, attributionControl: Boolean(dataset.tiles) })
    this.map.attributionControl?.setPrefix(false)
    if (dataset.tiles) L.tileLayer(dataset.tiles, { attribution: dataset.credit, maxZoom: 18 }).addTo(this.map)
    const outlines = L.geoJSON(land, {
      interactive: false,
      style: ({ properties }) => ({ className: properties.own ? 'moving-map__own' : 'moving-map__around' }),
    }).addTo(this.map)
    const own = outlines.getLayers().find(({ feature }) => feature.properties.own)
    const bounds = own ? L.latLngBounds([]).extend(own.getBounds()) : L.latLngBounds(this.points.map(({ at }) => at))
    this.marks = L.layerGroup().addTo(this.map)
    this.map.on('zoomend', () => this.place())
    this.map.zoomControl.remove()
    L.control.zoom({ zoomInTitle: dataset.in, zoomOutTitle: dataset.out }).addTo(this.map)
    if (dataset.wide) for (const { at } of this.points) bounds.extend(at)
    if (bounds.isValid()) this.map.fitBounds(bounds, { padding: [16, 16] })
    this.place()
    this.querySelector('[data-around-me]')?.addEventListener('click', () => this.aroundMe())
  }

  place() {
    this.marks.clearLayers()
    const groups = this.shapes.groupsOf(this.points, (point) => this.map.project(point.at))
    for (const group of groups) this.marks.addLayer(this.shapes.markOf(window.L, this.map, group))
  }

  /** The position stays in the browser. */
  aroundMe() {
    const said = this.querySelector('[role="status"]')
    const failed = () => (said.textContent = this.dataset.refused)
    if (!navigator.geolocation) return failed()
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const here = [coords.latitude, coords.longitude]
      window.L.circleMarker(here, { radius: 9, className: 'moving-map__here', interactive: false }).addTo(this.map)
      this.map.setView(here, 15)
      said.textContent = this.dataset.here
    }, failed)
  }
}

customElements.define('moving-map', MovingMap)
