/** Keys for who goes through a long list: `j` and `k` to the next and the one before, `a` accepts it, `r` opens what refuses it. */
class QueueKeys extends HTMLElement {
  #keys = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.('input[type=text], textarea, select'))
      return
    const items = [...this.querySelectorAll('[data-item]')]
    const at = items.findIndex((item) => item.contains(document.activeElement))
    const step = { j: 1, k: -1 }[event.key]
    if (step) {
      items[Math.min(items.length - 1, Math.max(0, at + step))]?.focus()
      event.preventDefault()
      return
    }
    const button = at >= 0 && items[at].querySelector(`[data-key="${CSS.escape(event.key)}"]`)
    if (!button) return
    event.preventDefault()
    button.click()
    if (button.matches('summary')) button.parentElement.querySelector('textarea')?.focus()
  }

  connectedCallback() {
    document.addEventListener('keydown', this.#keys)
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#keys)
  }
}

customElements.define('queue-keys', QueueKeys)
