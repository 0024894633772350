import { stripTypeScriptTypes } from 'node:module'
import { parse, type AnyNode, type Expression } from 'acorn'
import { fullAncestor } from 'acorn-walk'
import { conditionsIn } from './sql-conditions.ts'

/** One change of a source: the text between two offsets gives way to another. */
export type Mutant = { readonly start: number; readonly end: number; readonly text: string }

type Span = Pick<Mutant, 'start' | 'end'>
type Cut = (span: Span) => string

const turned = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
])
const swapped = new Map([
  ['every', 'some'],
  ['some', 'every'],
])

/** Calls of the query builder that narrow what is found. */
const narrowing = new Set(['where', 'whereRef', 'on', 'onRef'])

/** Every way to weaken or to turn a check of this TypeScript source, in its order. */
export function mutantsOf(source: string): readonly Mutant[] {
  // Types give way to as many spaces, so an offset in one is an offset in the other.
  const code = stripTypeScriptTypes(source, { mode: 'strip' })
  const cut: Cut = ({ start, end }) => code.slice(start, end)
  const found: Mutant[] = []
  fullAncestor(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), (node, _, ancestors) => {
    const parent = ancestors.at(-2)
    found.push(...ofTest(node), ...ofChain(node, parent, cut), ...ofComparison(node, cut))
    found.push(...ofCall(node), ...ofStatement(node, parent, cut))
  })
  return found.toSorted((one, other) => one.start - other.start || one.end - other.end)
}

const instead = ({ start, end }: Span, ...texts: readonly string[]): readonly Mutant[] =>
  texts.map((text) => ({ start, end, text }))

const ofTest = (node: AnyNode) =>
  node.type === 'IfStatement' || node.type === 'ConditionalExpression'
    ? instead(node.test, 'true', 'false')
    : []

/** A chain of && or || is taken whole, and loses one link at a time. */
function ofChain(node: AnyNode, parent: AnyNode | undefined, cut: Cut): readonly Mutant[] {
  if (node.type !== 'LogicalExpression' || node.operator === '??') return []
  const { operator } = node
  if (parent?.type === 'LogicalExpression' && parent.operator === operator) return []
  const links = linksOf(node, operator).map(cut)
  const without = links.map((_, gone) => links.filter((__, index) => index !== gone).join(` ${operator} `))
  return instead(node, ...without.map((rest) => `(${rest})`))
}

function linksOf(node: Expression, operator: string): readonly Expression[] {
  if (node.type !== 'LogicalExpression' || node.operator !== operator) return [node]
  return [...linksOf(node.left, operator), ...linksOf(node.right, operator)]
}

function ofComparison(node: AnyNode, cut: Cut): readonly Mutant[] {
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return instead(node, `(${cut(node.argument)})`)
  if (node.type !== 'BinaryExpression') return []
  const other = turned.get(node.operator)
  return other === undefined ? [] : instead(node, `(${cut(node.left)} ${other} ${cut(node.right)})`)
}

function ofCall(node: AnyNode): readonly Mutant[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return []
  const { object, property } = node.callee
  if (property.type !== 'Identifier') return []
  if (narrowing.has(property.name)) return instead({ start: object.end, end: node.end }, '')
  const other = swapped.get(property.name)
  return other === undefined ? [] : instead(property, other)
}

/** A template after `sql` is a statement or a piece of one: each of its conditions is taken for met. */
function ofStatement(node: AnyNode, parent: AnyNode | undefined, cut: Cut): readonly Mutant[] {
  if (node.type !== 'TemplateLiteral' || parent?.type !== 'TaggedTemplateExpression') return []
  if (parent.tag.type !== 'Identifier' || parent.tag.name !== 'sql') return []
  return conditionsIn(cut(node)).flatMap(({ start, end }) =>
    instead({ start: node.start + start, end: node.start + end }, 'true'),
  )
}
