import type { ReasonKey } from './types.ts'

export type WeightFamily = 'event' | 'place' | 'organization' | 'article' | 'market'
export const weightFamilies: readonly WeightFamily[] = ['event', 'place', 'organization', 'article', 'market']

/**
 * Log-odds of each reason, for events, places, organisations, articles and markets; `bias` is where a pair starts.
 * Fitted to the tuning pairs by `node bench/matching/tune.ts`: not edited by hand.
 */
// biome-ignore format: a table is read in columns
export const weights: Readonly<Record<ReasonKey | 'bias', readonly [number, number, number, number, number]>> = {
  'bias':                   [ -2.45,   0.01,  -0.71,  -0.77,  -1.16],
  'same-title':             [  3.45,   3.98,   5.99,   5.00,   4.35],
  'title-nearly':           [  2.63,   2.44,   2.72,   3.71,   3.04],
  'title-within':           [  1.69,   2.03,   2.95,   1.92,   2.66],
  'title-close':            [  0.80,   0.08,   0.77,   0.72,   0.61],
  'title-shares-words':     [  0.83,   0.00,   0.00,   0.97,   0.00],
  'title-differs':          [ -1.66,  -3.22,  -2.75,  -0.70,  -0.92],
  'title-other-words':      [ -2.01,  -4.79,  -0.79,   0.00,  -1.84],
  'title-adds-words':       [  0.00,   0.00,  -0.31,  -0.39,  -1.27],
  'title-other-number':     [ -1.66,  -4.35,  -2.50,  -2.25,  -2.50],
  'title-contrast':         [ -4.27,  -5.35,  -4.42,  -2.67,  -4.00],
  'other-nature':           [ -3.41,  -3.29,   0.00,  -1.00,  -3.00],
  'part-of-whole':          [ -0.49,  -6.12,  -1.50,  -1.00,  -1.50],
  'title-missing':          [ -1.00,  -3.83,  -1.00,  -1.00,  -1.00],
  'only-one-here':          [  0.00,   2.62,   0.00,   0.00,   2.27],
  'same-weekdays':          [  0.00,   0.00,   0.00,   0.00,   0.60],
  'other-weekdays':         [  0.00,   0.00,   0.00,   0.00,  -5.51],
  'same-sitting':           [  0.67,   0.00,   0.00,   0.00,   0.00],
  'same-days':              [  2.94,   0.00,   0.00,   0.00,   0.00],
  'days-overlap':           [  1.00,   0.00,   0.00,   5.99,   0.00],
  'series-gives-day':       [  2.20,   0.00,   0.00,   0.00,   0.00],
  'day-within-range':       [  0.91,   0.00,   0.00,   0.00,   0.00],
  'day-differs-by':         [ -7.91,   0.00,   0.00,  -3.01,   0.00],
  'day-unknown':            [ -2.00,   0.00,   0.00,   0.00,   0.00],
  'same-hour':              [  1.52,   0.00,   0.00,   0.00,   0.00],
  'hour-near':              [  0.00,   0.00,   0.00,   0.00,   0.00],
  'hour-differs-by':        [ -5.40,   0.00,   0.00,   0.00,   0.00],
  'hour-unknown':           [  0.00,   0.00,   0.00,   0.00,   0.00],
  'same-hall':              [  0.58,   0.00,   0.00,   0.00,   0.00],
  'hall-nearly':            [  1.97,   0.00,   0.00,   0.00,   0.00],
  'other-hall':             [ -4.07,   0.00,   0.00,   0.00,   0.00],
  'same-street':            [  0.00,   0.83,   1.51,   0.00,   1.04],
  'same-address':           [  1.17,   1.90,   2.44,   0.00,   2.50],
  'other-number':           [ -0.32,  -3.28,  -1.00,   0.00,  -1.00],
  'other-street':           [ -2.74,  -6.13,  -2.00,   0.00,  -3.19],
  'near':                   [  0.80,   0.00,   2.00,   0.00,   2.00],
  'same-spot':              [  0.00,   0.13,   1.00,   0.00,   1.00],
  'same-contact':           [  0.00,   0.69,   1.03,   0.00,   1.00],
  'same-hours':             [  0.00,   1.03,   0.50,   0.00,   2.38],
  'other-hours':            [  0.00,  -0.60,  -0.30,   0.00,  -2.81],
  'apart':                  [ -1.00,  -1.63,  -1.00,   0.00,  -1.00],
  'far-apart':              [ -3.00,  -5.97,  -5.00,   0.00,  -5.00],
  'other-town':             [ -6.36,  -4.33,  -7.23,  -2.00,  -6.32],
  'same-organiser':         [  0.00,   1.00,   1.00,   0.50,   1.00],
  'organiser-nearly':       [  0.69,   0.50,   0.50,   0.00,   0.50],
  'different-organiser':    [ -3.63,  -1.00,  -1.00,  -0.50,  -1.00],
  'organiser-in-title':     [  2.89,   0.50,   0.50,   0.00,   0.50],
  'same-registry-number':   [  3.00,   7.00,   7.01,   0.00,   7.00],
  'other-registry-number':  [ -1.00,  -6.00,  -6.08,   0.00,  -6.00],
  'same-phone':             [  1.00,   0.97,   2.62,   0.00,   2.50],
  'other-phone':            [ -0.50,  -0.89,  -1.57,   0.00,  -1.50],
  'same-email':             [  1.00,   2.00,   2.00,   0.00,   2.00],
  'other-email':            [ -0.30,  -0.70,  -0.70,   0.00,  -0.70],
  'same-url':               [  2.56,   0.30,   2.00,   5.00,   2.00],
  'same-site':              [  0.20,   0.00,   0.30,   0.00,   0.30],
  'same-price':             [  0.30,   0.00,   0.00,   0.00,   0.00],
  'other-price':            [ -0.50,   0.00,   0.00,   0.00,   0.00],
  'same-description':       [  3.08,   2.00,   2.00,   4.79,   2.00],
  'description-close':      [  1.50,   1.00,   1.00,   2.00,   1.00],
  'description-differs':    [ -0.50,  -0.30,  -0.30,  -2.00,  -0.30],
  'same-category':          [  0.50,   0.00,   0.36,   0.00,   0.00],
  'other-category':         [ -1.00,  -3.53,  -2.45,   0.00,  -1.50],
  'same-source':            [ -5.97,  -2.95,  -3.00,  -2.00,  -3.00],
}

/**
 * From this probability on two records are one thing; under the other they are two; between them a person is asked. Chosen where the errors of
 * pairs that took no part in the fit cost least (`bench/matching/folds.ts`).
 */
export const thresholds: Readonly<Record<WeightFamily, { same: number; different: number }>> = {
  event: { same: 0.9, different: 0.28 },
  place: { same: 0.8, different: 0.29 },
  organization: { same: 0.87, different: 0.17 },
  article: { same: 0.85, different: 0.24 },
  market: { same: 0.7, different: 0.17 },
}
