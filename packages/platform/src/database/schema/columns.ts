import type { ColumnType } from 'kysely'

/** Read as plain values; written with `jsonb()`, for an array would otherwise become a PostgreSQL array. */
export type Json<T = unknown> = ColumnType<T, JsonWritten, JsonWritten>
export type JsonWritten = { readonly __jsonb: true } | null
/** `YYYY-MM-DD`: a calendar day, never a moment. */
export type Day = string
export type MomentOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
export type NowByDefault = ColumnType<Date, Date | string | undefined, Date | string>
