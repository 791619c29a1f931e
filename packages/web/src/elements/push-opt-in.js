/** The button that lets this browser be reached; it stays hidden where a browser cannot be. */
class PushOptIn extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector('button')
    this.status = this.querySelector('[role=status]')
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !this.button) return
    this.button.hidden = false
    this.button.addEventListener('click', () => this.ask())
  }

  async ask() {
    this.button.disabled = true
    try {
      if ((await Notification.requestPermission()) !== 'granted') return this.say(this.dataset.refused)
      const { key } = await (await fetch('/notifications/cle')).json()
      const registration = await this.worker()
      const subscription = await registration.pushManager.subscribe({
        userVisibleOnly: true,
        applicationServerKey: key,
      })
      const answer = await fetch(this.dataset.register, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(subscription),
      })
      this.say(answer.ok ? this.dataset.done : this.dataset.failed)
    } catch {
      this.say(this.dataset.failed)
    } finally {
      this.button.disabled = false
    }
  }

  /** The site's worker, which shows what comes. */
  async worker() {
    await navigator.serviceWorker.register('/sw.js')
    return navigator.serviceWorker.ready
  }

  say(sentence) {
    this.status.textContent = sentence
  }
}

customElements.define('push-opt-in', PushOptIn)
