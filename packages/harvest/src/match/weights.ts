import type { ReasonKey } from './types.ts'

export type WeightFamily = 'event' | 'place' | 'organization' | 'article' | 'market'
export const weightFamilies: readonly WeightFamily[] = ['event', 'place', 'organization', 'article', 'market']

/**
 * Log-odds of each reason, for events, places, organisations, articles and markets; `bias` is where a pair starts.
 * Fitted to the tuning pairs by `node bench/matching/tune.ts`: not edited by hand.
 */
// biome-ignore format: a table is read in columns
export const weights: Readonly<Record<ReasonKey | 'bias', readonly [number, number, number, number, number]>> = {
  'bias':                   [ -2.42,   0.07,  -0.47,  -0.65,  -0.97],
  'same-title':             [  3.37,   4.06,   4.97,   5.00,   4.23],
  'title-nearly':           [  2.99,   2.51,   3.49,   3.75,   3.06],
  'title-within':           [  1.95,   1.69,   3.36,   1.90,   1.70],
  'title-close':            [  0.93,   0.14,   0.27,   0.72,   0.62],
  'title-shares-words':     [  0.60,   0.00,   0.00,   0.88,   0.00],
  'title-differs':          [ -1.57,  -3.19,  -2.74,  -0.86,  -0.74],
  'title-other-words':      [ -1.71,  -4.65,  -2.13,   0.00,  -1.53],
  'title-adds-words':       [ -0.11,   0.00,  -0.79,  -0.49,  -1.01],
  'title-other-number':     [ -1.92,  -2.52,  -2.50,  -2.19,  -2.50],
  'title-contrast':         [ -3.96,  -4.89,  -4.20,  -2.54,  -4.00],
  'other-nature':           [ -3.15,  -3.01,  -3.00,  -1.00,  -3.00],
  'part-of-whole':          [ -0.67,  -5.73,  -1.50,  -1.00,  -1.50],
  'title-missing':          [ -1.00,  -3.61,  -1.00,  -1.00,  -1.00],
  'only-one-here':          [  0.00,   2.30,   0.00,   0.00,   1.72],
  'same-weekdays':          [  0.00,   0.00,   0.00,   0.00,   1.72],
  'other-weekdays':         [  0.00,   0.00,   0.00,   0.00,  -5.77],
  'same-sitting':           [  0.89,   0.00,   0.00,   0.00,   0.00],
  'same-days':              [  2.74,   0.00,   0.00,   0.00,   0.00],
  'days-overlap':           [  1.00,   0.00,   0.00,   4.61,   0.00],
  'series-gives-day':       [  2.07,   0.00,   0.00,   0.00,   0.00],
  'day-within-range':       [  0.87,   0.00,   0.00,   0.00,   0.00],
  'day-differs-by':         [ -7.63,   0.00,   0.00,  -2.83,   0.00],
  'day-unknown':            [ -2.00,   0.00,   0.00,   0.00,   0.00],
  'same-hour':              [  1.01,   0.00,   0.00,   0.00,   0.00],
  'hour-near':              [  0.07,   0.00,   0.00,   0.00,   0.00],
  'hour-differs-by':        [ -4.64,   0.00,   0.00,   0.00,   0.00],
  'hour-unknown':           [  0.00,   0.00,   0.00,   0.00,   0.00],
  'same-hall':              [  0.59,   0.00,   0.00,   0.00,   0.00],
  'hall-nearly':            [  1.82,   0.00,   0.00,   0.00,   0.00],
  'other-hall':             [ -3.38,   0.00,   0.00,   0.00,   0.00],
  'same-street':            [  0.00,   0.60,   1.51,   0.00,   0.99],
  'same-address':           [  0.93,   1.55,   2.46,   0.00,   2.50],
  'other-number':           [ -0.33,  -2.86,  -1.00,   0.00,  -1.00],
  'other-street':           [ -2.22,  -5.51,  -2.00,   0.00,  -3.06],
  'near':                   [  0.80,   0.00,   2.00,   0.00,   2.00],
  'apart':                  [ -1.00,  -1.65,  -1.00,   0.00,  -1.00],
  'far-apart':              [ -3.00,  -5.86,  -5.00,   0.00,  -5.00],
  'other-town':             [ -5.66,  -4.17,  -6.13,  -2.00,  -5.24],
  'same-organiser':         [  0.00,   1.00,   1.00,   0.50,   1.00],
  'organiser-nearly':       [  0.67,   0.50,   0.50,   0.00,   0.50],
  'different-organiser':    [ -2.81,  -1.00,  -1.00,  -0.50,  -1.00],
  'organiser-in-title':     [  2.34,   0.50,   0.50,   0.00,   0.50],
  'same-registry-number':   [  3.00,   7.00,   7.01,   0.00,   7.00],
  'other-registry-number':  [ -1.00,  -6.00,  -6.12,   0.00,  -6.00],
  'same-phone':             [  1.00,   1.31,   2.58,   0.00,   2.50],
  'other-phone':            [ -0.50,  -0.77,  -1.56,   0.00,  -1.50],
  'same-email':             [  1.00,   2.00,   2.00,   0.00,   2.00],
  'other-email':            [ -0.30,  -0.70,  -0.70,   0.00,  -0.70],
  'same-url':               [  2.32,   0.47,   2.00,   5.00,   2.00],
  'same-site':              [  0.20,   0.00,   0.30,   0.00,   0.30],
  'same-price':             [  0.30,   0.00,   0.00,   0.00,   0.00],
  'other-price':            [ -0.50,   0.00,   0.00,   0.00,   0.00],
  'same-description':       [  3.06,   2.00,   2.00,   4.91,   2.00],
  'description-close':      [  1.50,   1.00,   1.00,   2.00,   1.00],
  'description-differs':    [ -0.50,  -0.30,  -0.30,  -2.00,  -0.30],
  'same-category':          [  0.50,   0.00,   0.18,   0.00,   0.00],
  'other-category':         [ -1.00,  -3.26,  -2.06,   0.00,  -1.50],
  'same-source':            [ -5.49,  -2.91,  -3.00,  -2.00,  -3.00],
}

/**
 * From this probability on two records are one thing; under the other they are two; between them a person is asked. Chosen where the errors of
 * pairs that took no part in the fit cost least (`bench/matching/folds.ts`).
 */
export const thresholds: Readonly<Record<WeightFamily, { same: number; different: number }>> = {
  event: { same: 0.83, different: 0.23 },
  place: { same: 0.87, different: 0.27 },
  organization: { same: 0.87, different: 0.18 },
  article: { same: 0.85, different: 0.23 },
  market: { same: 0.7, different: 0.15 },
}
