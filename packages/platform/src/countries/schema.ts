import { z } from 'zod'

const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a language such as pt')
const text = z.string().trim().min(1)
/** One segment of an address: `informacion-practica`. */
const segment = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be small letters without accents and hyphens')
const timezone = z.string().refine(isTimezone, 'must be a zone such as Europe/Lisbon')
const body = z.strictObject({ name: text, url: z.url() })
/** Hundredths of a per cent: 2100 is 21 %. */
const rate = z.int().min(0).max(10_000)

/** Towns whose code begins with one of these have another clock, or days off of their own, than the rest of the country. */
const area = z.strictObject({
  name: text,
  codes: z.array(z.string().min(1)).min(1),
  timezone: timezone.optional(),
  /** The region's code in the calendar of `date-holidays`. */
  holidays: z.string().optional(),
})

/** Whom a number in an emergency calls. A country names those it has: a wrong one costs lives. */
export const emergencies = ['all', 'medical', 'police', 'fire', 'text'] as const

const holidays = z.strictObject({
  /** The country's code in the calendar of `date-holidays`. */
  calendar: z.string().regex(/^[A-Z]{2}$/),
  /** What of school holidays is known here: a file beside, or nothing, and then where people read them. */
  school: z.strictObject({ file: text.optional(), official: z.url().optional(), note: text.optional() }),
})

/** A duty of whoever publishes: what the law is called, and whether a lawyer of the country has read our words. */
const law = z.strictObject({ name: text, asks: z.array(text).default([]), confirmed: z.boolean() })

const legal = z.strictObject({
  /** What a site must say of who answers for it. */
  imprint: law,
  /** Advertising that says so, and what a merchant must say of himself. */
  commerce: law,
  accessibility: law.extend({ enforcement: body.optional() }),
  dataProtection: law.extend({ authority: body, childAge: z.int().min(13).max(16).optional() }),
  consumers: law.extend({ authority: body }),
  /** The coordinator of the Digital Services Act (regulation 2022/2065, article 49). */
  digitalServices: law.extend({ coordinator: body }),
  /** Another law of which whoever opens the country has to know. */
  others: z.array(law).default([]),
})

const number = z.strictObject({
  /** `NIF`: what people call it. */
  name: text,
  pattern: z.string().refine(isPattern, 'must be a regular expression'),
  example: text,
})

export const countryPackSchema = z
  .strictObject({
    /** ISO 3166-1 alpha-2. */
    country: z.string().regex(/^[A-Z]{2}$/, 'must be two capitals, such as PT'),
    /** What its people call it. */
    name: text,
    /** What its towns are written in: the first is read first. */
    languages: z.array(language).min(1),
    timezone,
    /** 1: Monday; 7: Sunday. */
    weekStarts: z.int().min(1).max(7),
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a currency such as EUR'),
    /** The usual rate and the day from which it holds. */
    vat: z.array(z.strictObject({ from: z.iso.date(), rate })).min(1),
    phone: z.strictObject({
      prefix: z.string().regex(/^\+\d{1,4}$/),
      example: text,
      emergency: z.array(z.strictObject({ number: z.string().regex(/^\d{2,6}$/), for: z.enum(emergencies) })).min(1),
    }),
    postalCode: z.strictObject({ pattern: z.string().refine(isPattern), example: text }),
    towns: z.strictObject({
      /** A table with tabs, beside the pack: `code name postalCodes population department region lat lon`. */
      file: text,
      /** Who numbers the towns, and what people call the number. */
      register: text,
      codeName: text,
      licence: text,
      /** Names of the departments that the table has by their code alone. */
      departments: z.record(z.string(), text).default({}),
    }),
    areas: z.array(area).default([]),
    holidays,
    /** Official numbers of companies and associations. */
    numbers: z.array(number).default([]),
    /** The words of a town's addresses, by what they lead to. */
    paths: z.record(z.string(), segment),
    /** Folder of the national sources, beside the pack. */
    sources: text.optional(),
    legal,
  })
  .superRefine(({ paths, phone, postalCode, numbers }, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const said = new Map<string, string>()
    for (const [what, name] of Object.entries(paths)) {
      const other = said.get(name)
      if (other) problem(['paths', what], `is "${name}" already, which leads to "${other}"`)
      said.set(name, what)
    }
    if (!phone.example.replace(/[^\d+]/g, '').startsWith(phone.prefix))
      problem(['phone', 'example'], `must begin with ${phone.prefix}`)
    for (const { path, pattern, example } of [
      { path: ['postalCode', 'example'], ...postalCode },
      ...numbers.map((one, index) => ({ path: ['numbers', String(index), 'example'], ...one })),
    ])
      if (isPattern(pattern) && !new RegExp(pattern).test(example)) problem(path, `is not of the form ${pattern}`)
  })

/** All that depends on the country and not on the reader: one folder each (`countries/<code>/country.json`). */
export interface CountryPack extends z.infer<typeof countryPackSchema> {
  /** Absolute; files of the pack are named from here. */
  folder: string
}

export type CountryArea = z.infer<typeof area>

function isTimezone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined
  } catch {
    return false
  }
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) !== undefined
  } catch {
    return false
  }
}
