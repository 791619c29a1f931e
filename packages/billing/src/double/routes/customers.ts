import type Stripe from 'stripe'
import { metadata, nested, text, truth } from '../form.ts'
import { wrong } from '../refusal.ts'
import { listing, mustFind, paged, type Route, required, route } from './route.ts'

const details = [
  'email',
  'name',
  'address',
  'metadata',
  'preferred_locales',
  'phone',
  'description',
  'balance',
  'invoice_settings',
  'expand',
] as const

export const customers: Route[] = [
  route<Stripe.CustomerCreateParams>('POST', 'customers', details, ({ world, form }) => {
    const customer = world.make('customer', {
      address: addressOf(form.address),
      balance: 0,
      currency: null,
      delinquent: false,
      discount: null,
      email: text(form.email) ?? null,
      name: text(form.name) ?? null,
      phone: text(form.phone) ?? null,
      invoice_prefix: `W${world.kept.number}`,
      metadata: metadata(form.metadata),
      shipping: null,
    })
    world.tell('customer.created', customer)
    return customer
  }),
  route<Stripe.CustomerUpdateParams>('POST', 'customers/:id', details, ({ world, params, form }) => {
    const customer = mustFind(world, 'customer', params[0]!)
    const method = text(nested(form.invoice_settings).default_payment_method)
    if (method) {
      mustFind(world, 'payment_method', method, 'invoice_settings[default_payment_method]')
      customer.invoice_settings.default_payment_method = method
    }
    Object.assign(customer, {
      ...(text(form.email) !== undefined && { email: text(form.email) }),
      ...(text(form.name) !== undefined && { name: text(form.name) }),
      ...(form.address !== undefined && { address: addressOf(form.address) }),
      metadata: { ...customer.metadata, ...metadata(form.metadata) },
    })
    world.tell('customer.updated', customer)
    return customer
  }),
  route('GET', 'customers/:id', [], ({ world, params }) => mustFind(world, 'customer', params[0]!)),
]

export const prices: Route[] = [
  route<Stripe.ProductCreateParams>('POST', 'products', ['name', 'metadata', 'description', 'id'], ({ world, form }) =>
    world.make('product', {
      name: required(form, 'name'),
      metadata: metadata(form.metadata),
      default_price: null,
      package_dimensions: null,
    }),
  ),
  route<Stripe.PriceCreateParams>(
    'POST',
    'prices',
    [
      'product',
      'product_data',
      'currency',
      'unit_amount',
      'recurring',
      'lookup_key',
      'transfer_lookup_key',
      'tax_behavior',
      'nickname',
      'metadata',
    ],
    ({ world, form }) => {
      const amount = Number(required(form, 'unit_amount'))
      if (!Number.isSafeInteger(amount)) throw wrong('unit_amount', 'Invalid integer: unit_amount')
      const product =
        text(form.product) ??
        world.make('product', {
          name: text(nested(form.product_data).name) ?? '',
          default_price: null,
          package_dimensions: null,
        }).id
      mustFind(world, 'product', product, 'product')
      const key = text(form.lookup_key) ?? null
      for (const old of key === null ? [] : world.all('price').filter((one) => one.lookup_key === key)) {
        if (truth(form.transfer_lookup_key) !== true)
          throw wrong('lookup_key', `A price (\`${old.id}\`) already uses that lookup key.`)
        old.lookup_key = null
      }
      const interval = text(nested(form.recurring).interval) === 'year' ? 'year' : 'month'
      return world.make('price', {
        currency: required(form, 'currency'),
        custom_unit_amount: null,
        lookup_key: key,
        metadata: metadata(form.metadata),
        nickname: text(form.nickname) ?? null,
        product,
        recurring: { interval, interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed' },
        tax_behavior: text(form.tax_behavior) === 'inclusive' ? 'inclusive' : 'exclusive',
        transform_quantity: null,
        type: 'recurring',
        unit_amount: amount,
      })
    },
  ),
  route<Stripe.PriceListParams>(
    'GET',
    'prices',
    [...listing, 'lookup_keys', 'product', 'active'],
    ({ world, form }) => {
      const keys = Array.isArray(form.lookup_keys) ? form.lookup_keys : undefined
      return paged(
        world.all('price').filter((one) => !keys || (one.lookup_key !== null && keys.includes(one.lookup_key))),
        form,
        '/v1/prices',
      )
    },
  ),
  route('GET', 'prices/:id', [], ({ world, params }) => mustFind(world, 'price', params[0]!)),
  route<Stripe.TaxRateCreateParams>(
    'POST',
    'tax_rates',
    ['display_name', 'percentage', 'inclusive', 'country', 'tax_type', 'description', 'metadata'],
    ({ world, form }) =>
      world.make('tax_rate', {
        country: text(form.country) ?? null,
        description: text(form.description) ?? null,
        display_name: required(form, 'display_name'),
        flat_amount: null,
        inclusive: truth(form.inclusive) ?? false,
        jurisdiction: null,
        metadata: metadata(form.metadata),
        percentage: Number(required(form, 'percentage')),
        tax_type: 'vat',
      }),
  ),
  route<Stripe.TaxRateListParams>('GET', 'tax_rates', [...listing, 'active', 'inclusive'], ({ world, form }) =>
    paged(world.all('tax_rate'), form, '/v1/tax_rates'),
  ),
  route<Stripe.CouponCreateParams>(
    'POST',
    'coupons',
    [
      'id',
      'name',
      'percent_off',
      'amount_off',
      'currency',
      'duration',
      'duration_in_months',
      'max_redemptions',
      'metadata',
    ],
    ({ world, form }) =>
      world.make('coupon', {
        id: text(form.id) ?? world.id('coupon'),
        amount_off: form.amount_off === undefined ? null : Number(form.amount_off),
        currency: text(form.currency) ?? null,
        duration: (text(form.duration) ?? 'once') as Stripe.Coupon.Duration,
        duration_in_months: form.duration_in_months === undefined ? null : Number(form.duration_in_months),
        max_redemptions: form.max_redemptions === undefined ? null : Number(form.max_redemptions),
        metadata: metadata(form.metadata),
        name: text(form.name) ?? null,
        percent_off: form.percent_off === undefined ? null : Number(form.percent_off),
        redeem_by: null,
      }),
  ),
  route<Stripe.PromotionCodeCreateParams>(
    'POST',
    'promotion_codes',
    ['promotion', 'code', 'max_redemptions', 'expires_at', 'metadata'],
    ({ world, form }) =>
      world.make('promotion_code', {
        active: true,
        code: required(form, 'code'),
        customer: null,
        customer_account: null,
        expires_at: null,
        metadata: metadata(form.metadata),
        promotion: {
          type: 'coupon',
          coupon: mustFind(world, 'coupon', text(nested(form.promotion).coupon) ?? '', 'promotion[coupon]').id,
        },
        times_redeemed: 0,
      }),
  ),
  route<Stripe.PromotionCodeListParams>('GET', 'promotion_codes', [...listing, 'active', 'code'], ({ world, form }) =>
    paged(
      world
        .all('promotion_code')
        .filter((one) => form.code === undefined || one.code.toLowerCase() === text(form.code)?.toLowerCase())
        .filter((one) => form.active === undefined || one.active === truth(form.active)),
      form,
      '/v1/promotion_codes',
    ),
  ),
  route('GET', 'coupons/:id', [], ({ world, params }) => mustFind(world, 'coupon', params[0]!, 'coupon')),
]

function addressOf(value: Parameters<typeof nested>[0]): Stripe.Address | null {
  if (value === undefined || value === '') return null
  const { city, country, line1, line2, postal_code, state } = nested(value)
  const part = (one: typeof city) => text(one) ?? null
  return {
    city: part(city),
    country: part(country),
    line1: part(line1),
    line2: part(line2),
    postal_code: part(postal_code),
    state: part(state),
  }
}
