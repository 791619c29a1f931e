/** What Stripe answers to what it will not do: https://docs.stripe.com/api/errors */
export class Refusal extends Error {
  readonly status: number
  readonly body: { error: { type: string; message: string; code?: string; param?: string } }

  constructor(status: number, message: string, more: { type?: string; code?: string; param?: string } = {}) {
    super(message)
    this.status = status
    const { type = status === 402 ? 'card_error' : 'invalid_request_error', ...rest } = more
    this.body = { error: { type, message, ...rest } }
  }
}

export function noSuch(what: string, id: string, param = 'id'): Refusal {
  return new Refusal(404, `No such ${what}: '${id}'`, { code: 'resource_missing', param })
}

export function wrong(param: string, message: string): Refusal {
  return new Refusal(400, message, { param, code: 'parameter_invalid_empty' })
}
