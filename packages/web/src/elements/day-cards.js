/** The day's cards one after the other: the next is there at once, answers wait on the device while there is no line. */
const store = 'wiker-day'

class DayCards extends HTMLElement {
  connectedCallback() {
    this.now = this.querySelector('[data-now]')
    this.addEventListener('submit', this.#submit)
    addEventListener('online', this.#flush)
    this.queue = this.#read()
    this.seen = performance.now()
    if (this.#waits(this.now.querySelector('[data-card]'))) this.#next()
    this.#flush()
  }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(store) ?? '[]')
    } catch {
      return []
    }
  }

  #save = () => localStorage.setItem(store, JSON.stringify(this.queue))
  #waits = (form) => this.queue.some(({ card }) => card === form?.dataset.card)

  #submit = (event) => {
    const form = event.target
    if (!form.dataset.card) return
    event.preventDefault()
    const body = new URLSearchParams(new FormData(form, event.submitter))
    body.set('looked', ((performance.now() - this.seen) / 1000).toFixed(1))
    this.queue.push({ action: form.action, body: String(body), card: form.dataset.card })
    this.#save()
    this.querySelector('.day-undo')?.remove()
    this.#next()
    this.#flush()
  }

  #show(content) {
    this.now.replaceChildren(content)
    this.seen = performance.now()
    this.now.querySelector('[tabindex]')?.focus({ preventScroll: true })
    if (this.now.getBoundingClientRect().top < 0) this.scrollIntoView()
  }

  #next() {
    const next = this.querySelector('template[data-next]')
    this.#show(next ? next.content.cloneNode(true) : '')
    next?.remove()
  }

  #note(words) {
    const note = this.querySelector('[data-note]')
    note.textContent = words?.replace('%n', this.queue.length) ?? ''
    note.hidden = !words
  }

  #flush = async () => {
    if (this.sending || this.queue.length === 0) return
    this.sending = true
    clearTimeout(this.again)
    let [page, words] = []
    while (this.queue.length > 0 && !words) {
      const { action, body } = this.queue[0]
      const answer = await fetch(action, { method: 'POST', body: new URLSearchParams(body) }).catch(() => undefined)
      if (!answer || answer.status >= 500) words = this.dataset.unsent
      else if (answer.url.includes('/connexion')) words = this.dataset.over
      else {
        page = { status: answer.status, html: await answer.text() }
        this.queue.shift()
        this.#save()
      }
    }
    this.sending = false
    if (words) this.again = setTimeout(this.#flush, 15_000)
    if (page) this.#take(page)
    this.#note(words)
  }

  /** What the site says after the last answer: its bar, and the cards that are left. */
  #take({ status, html }) {
    const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('day-cards')
    if (!fresh) return location.reload()
    this.querySelector('[data-bar]').replaceWith(fresh.querySelector('[data-bar]'))
    const now = fresh.querySelector('[data-now]')
    const cards = [now, ...[...fresh.querySelectorAll('template[data-next]')].map(({ content }) => content)]
    const named = (content) => content.querySelector('[data-card]:is(form)')?.dataset.card
    const shown = named(this.now)
    for (const old of this.querySelectorAll('template[data-next]')) old.remove()
    const stays = status < 400 && shown && cards.some((content) => named(content) === shown)
    for (const content of cards) {
      if (!named(content) || named(content) === shown || this.#waits(content.querySelector('form'))) continue
      const next = this.appendChild(document.createElement('template'))
      next.dataset.next = ''
      next.content.append(...content.cloneNode(true).childNodes)
    }
    if (status >= 400 || !cards.some(named)) this.#show(now)
    else if (!stays) this.#next()
  }
}

customElements.define('day-cards', DayCards)
