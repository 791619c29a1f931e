import type Stripe from 'stripe'
import { type Form, type FormValue, nested } from '../form.ts'
import { noSuch, Refusal } from '../refusal.ts'
import type { ResourceName, Resources } from '../shaped.ts'
import type { World } from '../state.ts'

export interface Asked {
  world: World
  /** Parts of the address after `/v1/`, those that a route names `:id`. */
  params: string[]
  form: Form
}

/** A route of the API: what it is asked with, and what it answers (an object of Stripe's). */
export interface Route {
  method: 'GET' | 'POST' | 'DELETE'
  /** `customers/:id` */
  path: string
  /** The parameters that it takes: those of Stripe's that we use. Another is refused, as Stripe refuses what it does not know. */
  takes: readonly string[]
  answer(asked: Asked): object
}

/** Declares a route whose parameters are those that the SDK knows under this type. */
export function route<Params = object>(
  method: Route['method'],
  path: string,
  takes: readonly (keyof Params & string)[],
  answer: Route['answer'],
): Route {
  return { method, path, takes, answer }
}

export function mustFind<Name extends ResourceName>(
  world: World,
  name: Name,
  id: string,
  param = 'id',
): Resources[Name] {
  const found = world.find(name, id)
  if (!found) throw noSuch(name, id, param)
  return found
}

export function required(form: Form, name: string): string {
  const value = form[name]
  if (typeof value !== 'string' || value === '')
    throw new Refusal(400, `Missing required param: ${name}.`, { code: 'parameter_missing', param: name })
  return value
}

/** The newest first, as many as asked for: `limit`, `starting_after`, `created[gte]`. */
export function paged<T extends { id?: string; created: number }>(
  all: T[],
  form: Form,
  url: string,
): Stripe.ApiList<T> {
  const since = Number(nested(form.created).gte ?? 0)
  const sorted = all.filter((one) => one.created >= since).toReversed()
  const after = form.starting_after
  const from = typeof after === 'string' ? sorted.findIndex((one) => one.id === after) + 1 : 0
  const limit = Math.min(100, Number(form.limit ?? 10))
  return { object: 'list', url, data: sorted.slice(from, from + limit), has_more: sorted.length > from + limit }
}

export const listing = ['limit', 'starting_after', 'ending_before', 'created', 'expand'] as const

/** Puts the things that `expand[]` names in the place of their ids. */
export function expanded(world: World, answer: object, expand: FormValue | undefined): object {
  const copy = structuredClone(answer) as Record<string, unknown>
  for (const path of Object.values(nested(expand)).concat(Array.isArray(expand) ? expand : [])) {
    if (typeof path === 'string') expandPath(world, copy, path.split('.'))
  }
  return copy
}

function expandPath(world: World, at: Record<string, unknown>, [name, ...rest]: string[]): void {
  if (!name) return
  if (name === 'payments' && at.object === 'invoice') {
    const payments = world.paymentsOf(at.id as string)
    at.payments = { object: 'list', data: structuredClone(payments), has_more: false, url: '/v1/invoice_payments' }
  }
  const value = at[name]
  if (typeof value === 'string') {
    const found = lookUp(world, name, value)
    if (found) at[name] = structuredClone(found)
  }
  const next = at[name]
  if (rest.length === 0 || typeof next !== 'object' || next === null) return
  if (Array.isArray(next)) for (const one of next) expandPath(world, one as Record<string, unknown>, rest)
  else expandPath(world, next as Record<string, unknown>, rest)
}

const nameOf: Record<string, ResourceName> = {
  customer: 'customer',
  subscription: 'subscription',
  latest_invoice: 'invoice',
  invoice: 'invoice',
  latest_charge: 'charge',
  charge: 'charge',
  payment_intent: 'payment_intent',
  balance_transaction: 'balance_transaction',
  default_payment_method: 'payment_method',
}

function lookUp(world: World, name: string, id: string): object | undefined {
  const resource = nameOf[name]
  return resource && world.find(resource, id)
}
