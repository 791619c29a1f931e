import type { ReasonKey } from '@wiker/harvest/match/types.ts'
import type { WeightFamily } from '@wiker/harvest/match/weights.ts'

/** Where a pair starts before anything is known of it. */
export const biases: Readonly<Record<WeightFamily, number>> = {
  event: -2.5,
  place: -3,
  organization: -3,
  article: -3,
}

/**
 * What a person would expect of each reason before seeing any pair, as log-odds for events, places, organisations and articles; 0 keeps a reason silent.
 * What no pair tells stays as it stands here.
 */
// biome-ignore format: a table is read in columns
export const beliefs: Readonly<Record<ReasonKey, readonly [number, number, number, number]>> = {
  'same-title':           [   4,    4,    4,    5],
  'title-nearly':         [   3,    3,    3,    4],
  'title-within':         [ 2.5,    2,    2,    2],
  'title-close':          [   1,  0.5,  0.5,    1],
  'title-shares-words':   [ 0.3,  0.3,  0.3,  0.3],
  'title-differs':        [  -3,   -3,   -3,   -3],
  'title-other-words':    [  -3,   -3,   -3,   -2],
  'title-adds-words':     [  -1,   -2,   -2,   -1],
  'title-other-number':   [-2.5, -2.5, -2.5,   -2],
  'title-contrast':       [  -3,   -4,   -4,   -2],
  'other-nature':         [  -2,   -3,   -3,   -1],
  'part-of-whole':        [  -2, -1.5, -1.5,   -1],
  'title-missing':        [  -1,   -1,   -1,   -1],
  'same-days':            [   2,    0,    0,    1],
  'days-overlap':         [   1,    0,    0,    0],
  'series-gives-day':     [ 1.5,    0,    0,    0],
  'day-within-range':     [   1,    0,    0,    0],
  'day-differs-by':       [  -7,    0,    0,   -2],
  'day-unknown':          [  -2,    0,    0,    0],
  'same-hour':            [ 1.5,    0,    0,    0],
  'hour-near':            [ 0.8,    0,    0,    0],
  'hour-differs-by':      [  -2,    0,    0,    0],
  'hour-unknown':         [   0,    0,    0,    0],
  'same-hall':            [ 1.5,    0,    0,    0],
  'hall-nearly':          [ 0.8,    0,    0,    0],
  'other-hall':           [-2.5,    0,    0,    0],
  'same-street':          [ 0.5,  1.5,  1.5,    0],
  'same-address':         [   1,  2.5,  2.5,    0],
  'other-number':         [-0.3,   -1,   -1,    0],
  'other-street':         [  -1,   -2,   -2,    0],
  'near':                 [ 0.8,    2,    2,    0],
  'apart':                [  -1,   -1,   -1,    0],
  'far-apart':            [  -3,   -5,   -5,    0],
  'other-town':           [  -3,   -4,   -4,   -2],
  'same-organiser':       [ 1.5,    1,    1,  0.5],
  'organiser-nearly':     [ 0.8,  0.5,  0.5,    0],
  'different-organiser':  [  -2,   -1,   -1, -0.5],
  'organiser-in-title':   [ 1.5,  0.5,  0.5,    0],
  'same-registry-number': [   3,    7,    7,    0],
  'other-registry-number':[  -1,   -6,   -6,    0],
  'same-phone':           [   1,  2.5,  2.5,    0],
  'other-phone':          [-0.5, -1.5, -1.5,    0],
  'same-email':           [   1,    2,    2,    0],
  'other-email':          [-0.3, -0.7, -0.7,    0],
  'same-url':             [   2,    2,    2,    5],
  'same-site':            [ 0.2,  0.3,  0.3,    0],
  'same-price':           [ 0.3,    0,    0,    0],
  'other-price':          [-0.5,    0,    0,    0],
  'same-description':     [   3,    2,    2,    5],
  'description-close':    [ 1.5,    1,    1,    2],
  'description-differs':  [-0.5, -0.3, -0.3,   -2],
  'same-category':        [ 0.5,  0.5,  0.5,    0],
  'other-category':       [  -1, -1.5, -1.5,    0],
  'same-source':          [  -3,   -3,   -3,   -2],
}
