import type { Layer } from '../../types.ts'
import { catalogFacts, datasetOf, isDataset, knownDataset } from '../dcat/dataset.ts'
import { type ClassOfThings, classesOf } from '../rdf/classes.ts'
import type { Graph } from '../rdf/graph.ts'
import { treeOf } from '../rdf/tree.ts'
import { itemLayer, type Origin } from './layer.ts'
import { knownItem, plainItem } from './schema-org.ts'

/** The things a graph speaks of, a layer for each kind. */
export function layersOfGraph(graph: Graph, origin: Origin): Layer[] {
  const classes = classesOf(graph)
  const apart = new Set(classes.flatMap(({ subjects }) => subjects.filter((subject) => !subject.startsWith('_:'))))
  const facts = { ...origin.facts, ...catalogFacts(graph) }
  return classes.map((things) => {
    const trees = () => mapped(things.subjects, (subject) => treeOf(graph, subject, apart))
    const named = { ...origin, path: classes.length > 1 && things.name ? `${origin.path}#${things.name}` : origin.path }
    return isDataset(things.iri)
      ? itemLayer(() => mapped(trees(), datasetOf), { ...named, known: knownDataset, facts })
      : itemLayer(() => mapped(trees(), plainItem), { ...named, known: knownOf(things), facts })
  })
}

/** schema.org says what its properties are; other vocabularies are understood by their words. */
const knownOf = ({ name, iri }: ClassOfThings): Layer['known'] =>
  iri && /^https?:\/\/(www\.)?schema\.org\//.test(iri) ? knownItem(name) : undefined

function* mapped<A, B>(list: Iterable<A>, change: (one: A) => B): Generator<B> {
  for (const one of list) yield change(one)
}
