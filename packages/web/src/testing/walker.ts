/** Somebody who walks over several sites by HTTP, as a browser without scripts: keeps cookies by host, follows redirections, sends forms. */
export class Walker {
  readonly #cookies = new Map<string, Map<string, string>>()
  /** Where the last answer came from. */
  at = ''

  async get(address: string): Promise<Response> {
    return this.#walk(address, { method: 'GET' })
  }

  async post(address: string, fields: Record<string, string>): Promise<Response> {
    return this.#walk(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: new URL(address).origin },
    })
  }

  cookie(address: string): string {
    return [...(this.#cookies.get(new URL(address).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** One step, without following. */
  async step(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address)
    const answer = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), cookie: this.cookie(address) },
    })
    const jar = this.#cookies.get(url.host) ?? new Map<string, string>()
    this.#cookies.set(url.host, jar)
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name)
      else jar.set(name, value)
    }
    this.at = address
    return answer
  }

  async #walk(address: string, init: RequestInit): Promise<Response> {
    let answer = await this.step(address, init)
    for (let hop = 0; hop < 15; hop++) {
      const next = answer.headers.get('location') ?? /url=(.*)$/.exec(answer.headers.get('refresh') ?? '')?.[1]
      if (!next) return answer
      answer = await this.step(new URL(next, this.at).href, { method: 'GET' })
    }
    throw new Error(`${address} leads round in circles`)
  }
}
