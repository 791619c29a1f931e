// Says that a telephone, a route or a site was pressed on a record's page: the kind and the record, nothing of who pressed.
class CountUses extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', this.count)
    this.addEventListener('auxclick', this.count)
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.count)
    this.removeEventListener('auxclick', this.count)
  }

  count = (event) => {
    const link = event.target.closest?.('a[href]')
    if (!link || !navigator.sendBeacon) return
    const kind = kindOf(link)
    if (kind) navigator.sendBeacon('/mesure', new URLSearchParams({ record: this.getAttribute('record'), kind }))
  }
}

function kindOf(link) {
  if (link.protocol === 'tel:') return 'phone'
  if (link.protocol === 'geo:' || /openstreetmap\.org|google\.[a-z.]+\/maps|maps\.apple\.com/.test(link.href))
    return 'route'
  if (/^https?:$/.test(link.protocol) && link.host !== location.host) return 'site'
  return undefined
}

customElements.define('count-uses', CountUses)
