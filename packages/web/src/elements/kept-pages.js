// On the page that says there is no connection: the pages kept on this device, the latest first.
class KeptPages extends HTMLElement {
  async connectedCallback() {
    if (!('caches' in window)) return
    const cache = await caches.open('wiker-pages-1')
    const keys = (await cache.keys()).reverse().slice(0, 30)
    const pages = await Promise.all(keys.map((key) => this.read(cache, key)))
    const list = this.querySelector('ul')
    for (const { href, title } of pages) {
      const link = Object.assign(document.createElement('a'), { href, textContent: title, className: 'tall' })
      const item = document.createElement('li')
      item.append(link)
      list.append(item)
    }
    this.hidden = pages.length === 0
  }

  async read(cache, key) {
    const text = await (await cache.match(key)).text()
    const title = new DOMParser().parseFromString(text, 'text/html').title.replace(/ · Wiker$/, '')
    const { pathname, search } = new URL(key.url)
    return { href: pathname + search, title: title || pathname }
  }
}

customElements.define('kept-pages', KeptPages)
