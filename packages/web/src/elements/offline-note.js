// Brings the worker that keeps pages for reading without a connection, and says of such a page when it was kept.
const sayable = (at, { today, yesterday, before }) => {
  const moment = new Date(at)
  const midnight = new Date().setHours(0, 0, 0, 0)
  const words = moment >= midnight ? today : moment >= midnight - 86_400_000 ? yesterday : before
  const clock = (value) => String(value).padStart(2, '0')
  return words
    .replace('%D', moment.toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'long' }))
    .replace('%H', moment.getHours())
    .replace('%M', clock(moment.getMinutes()))
}

class OfflineNote extends HTMLElement {
  connectedCallback() {
    const { kept } = document.documentElement.dataset
    if (kept) {
      this.textContent = sayable(kept, this.dataset)
      this.hidden = false
    }
    // A device may refuse to keep anything: the site is then as it is without this file.
    if ('serviceWorker' in navigator)
      navigator.serviceWorker.register('/sw.js').then(
        () => this.warm(),
        () => undefined,
      )
  }

  /** The first page of all came before the worker: it is asked to keep it. */

  async warm() {
    const { active } = await navigator.serviceWorker.ready
    if (!navigator.serviceWorker.controller) active?.postMessage({ warm: [location.pathname + location.search] })
    const paths = this.dailyPaths()
    if (paths) active?.postMessage({ warm: paths })
  }

  /** Put on the first screen of a telephone, the site keeps the town's first pages ready, once a day. */
  dailyPaths() {
    const installed = matchMedia('(display-mode: standalone), (display-mode: minimal-ui)').matches
    const paths = this.dataset.warm?.split(' ')
    if (!installed || !paths || navigator.connection?.saveData) return undefined
    const name = `wiker-warm ${paths[0]}`
    const day = new Date().toDateString()
    try {
      if (localStorage.getItem(name) === day) return undefined
      localStorage.setItem(name, day)
      return paths
    } catch {
      return undefined
    }
  }
}

customElements.define('offline-note', OfflineNote)
