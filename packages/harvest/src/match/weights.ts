import type { ReasonKey } from './types.ts'

export type WeightFamily = 'event' | 'place' | 'organization' | 'article' | 'market'
export const weightFamilies: readonly WeightFamily[] = ['event', 'place', 'organization', 'article', 'market']

/**
 * Log-odds of each reason, for events, places, organisations, articles and markets; `bias` is where a pair starts.
 * Fitted to the tuning pairs by `node bench/matching/tune.ts`: not edited by hand.
 */
// biome-ignore format: a table is read in columns
export const weights: Readonly<Record<ReasonKey | 'bias', readonly [number, number, number, number, number]>> = {
  'bias':                   [ -2.50,  -0.23,  -0.60,  -0.96,  -1.16],
  'same-title':             [  3.46,   4.46,   5.93,   5.00,   4.35],
  'title-nearly':           [  2.63,   2.78,   2.83,   1.26,   3.04],
  'title-within':           [  1.80,   2.46,   2.76,   2.48,   2.66],
  'title-close':            [  0.43,   0.29,   1.38,   0.89,   0.61],
  'title-shares-words':     [  0.86,   0.00,   1.18,   1.40,   0.00],
  'title-differs':          [ -1.42,  -3.03,  -2.52,  -0.55,  -0.92],
  'title-other-words':      [ -1.87,  -4.64,  -0.63,   0.00,  -1.84],
  'title-adds-words':       [  0.00,   0.00,  -0.39,  -0.34,  -1.27],
  'title-other-number':     [ -1.60,  -4.44,  -2.50,  -2.25,  -2.50],
  'title-contrast':         [ -4.11,  -5.75,  -4.48,  -2.47,  -4.00],
  'other-nature':           [ -3.44,  -3.39,   0.00,  -1.00,  -3.00],
  'part-of-whole':          [ -0.51,  -6.24,  -1.50,  -1.00,  -1.50],
  'title-missing':          [ -1.00,  -4.04,  -1.00,  -1.00,  -1.00],
  'only-one-here':          [  0.00,   2.65,   0.00,   0.00,   2.27],
  'same-weekdays':          [  0.00,   0.00,   0.00,   0.00,   0.60],
  'other-weekdays':         [  0.00,   0.00,   0.00,   0.00,  -5.51],
  'same-sitting':           [  0.49,   0.00,   0.00,   0.00,   0.00],
  'same-days':              [  2.97,   0.00,   0.00,   0.00,   0.00],
  'days-overlap':           [  1.00,   0.00,   0.00,   6.10,   0.00],
  'series-gives-day':       [  2.17,   0.00,   0.00,   0.00,   0.00],
  'day-within-range':       [  0.89,   0.00,   0.00,   0.00,   0.00],
  'day-differs-by':         [ -7.88,   0.00,   0.00,  -2.95,   0.00],
  'day-unknown':            [ -2.00,   0.00,   0.00,   0.00,   0.00],
  'same-hour':              [  1.64,   0.00,   0.00,   0.00,   0.00],
  'hour-near':              [  0.00,   0.00,   0.00,   0.00,   0.00],
  'hour-differs-by':        [ -5.52,   0.00,   0.00,   0.00,   0.00],
  'hour-unknown':           [  0.00,   0.00,   0.00,   0.00,   0.00],
  'same-hall':              [  0.56,   0.00,   0.00,   0.00,   0.00],
  'hall-nearly':            [  2.13,   0.00,   0.00,   0.00,   0.00],
  'other-hall':             [ -4.15,   0.00,   0.00,   0.00,   0.00],
  'same-street':            [  0.00,   0.86,   1.52,   0.00,   1.04],
  'same-address':           [  1.21,   1.86,   2.41,   0.00,   2.50],
  'other-number':           [ -0.31,  -3.28,  -1.00,   0.00,  -1.00],
  'other-street':           [ -2.81,  -6.22,  -2.00,   0.00,  -3.19],
  'near':                   [  0.80,   0.00,   2.00,   0.00,   2.00],
  'same-contact':           [  0.00,   0.51,   1.03,   0.00,   1.00],
  'same-hours':             [  0.00,   1.02,   0.50,   0.00,   2.38],
  'other-hours':            [  0.00,  -0.60,  -0.30,   0.00,  -2.81],
  'apart':                  [ -1.00,  -1.67,  -1.00,   0.00,  -1.00],
  'far-apart':              [ -3.00,  -6.04,  -5.00,   0.00,  -5.00],
  'other-town':             [ -6.35,  -4.33,  -7.14,  -2.00,  -6.32],
  'same-organiser':         [  0.00,   1.00,   1.00,   0.50,   1.00],
  'organiser-nearly':       [  0.69,   0.50,   0.50,   0.00,   0.50],
  'different-organiser':    [ -3.66,  -1.00,  -1.00,  -0.50,  -1.00],
  'organiser-in-title':     [  2.87,   0.50,   0.50,   0.00,   0.50],
  'same-registry-number':   [  3.00,   7.00,   7.01,   0.00,   7.00],
  'other-registry-number':  [ -1.00,  -6.00,  -6.10,   0.00,  -6.00],
  'same-phone':             [  1.00,   1.50,   2.59,   0.00,   2.50],
  'other-phone':            [ -0.50,  -0.89,  -1.52,   0.00,  -1.50],
  'same-email':             [  1.00,   2.00,   2.00,   0.00,   2.00],
  'other-email':            [ -0.30,  -0.70,  -0.70,   0.00,  -0.70],
  'same-url':               [  2.52,   0.10,   2.00,   5.00,   2.00],
  'same-site':              [  0.20,   0.00,   0.30,   0.00,   0.30],
  'same-price':             [  0.30,   0.00,   0.00,   0.00,   0.00],
  'other-price':            [ -0.50,   0.00,   0.00,   0.00,   0.00],
  'same-description':       [  3.08,   2.00,   2.00,   4.79,   2.00],
  'description-close':      [  1.50,   1.00,   1.00,   2.00,   1.00],
  'description-differs':    [ -0.50,  -0.30,  -0.30,  -2.00,  -0.30],
  'same-category':          [  0.50,   0.00,   0.23,   0.00,   0.00],
  'other-category':         [ -1.00,  -3.60,  -2.28,   0.00,  -1.50],
  'same-source':            [ -5.77,  -2.95,  -3.00,  -2.00,  -3.00],
}

/**
 * From this probability on two records are one thing; under the other they are two; between them a person is asked. Chosen where the errors of
 * pairs that took no part in the fit cost least (`bench/matching/folds.ts`).
 */
export const thresholds: Readonly<Record<WeightFamily, { same: number; different: number }>> = {
  event: { same: 0.91, different: 0.29 },
  place: { same: 0.84, different: 0.27 },
  organization: { same: 0.89, different: 0.29 },
  article: { same: 0.96, different: 0.23 },
  market: { same: 0.7, different: 0.17 },
}
