/** Shows what is announced already that may be the same, once the form says what and when. */
class SimilarShown extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form')
    this.form.addEventListener('change', (event) => {
      if (['name', 'when', 'commune'].includes(event.target.name)) this.#show()
    })
  }

  async #show() {
    const value = (name) => this.form.elements.namedItem(name)?.value?.trim() ?? ''
    const asked = { commune: value('commune'), q: value('name'), when: value('when') }
    if (Object.values(asked).some((one) => one === '')) return
    try {
      const answer = await fetch(`${this.dataset.source}?${new URLSearchParams(asked)}`)
      if (answer.ok) this.innerHTML = await answer.text()
    } catch {
      // Without the network it is asked on the next page.
    }
  }
}

customElements.define('similar-shown', SimilarShown)
