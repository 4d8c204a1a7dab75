import type { Text } from '@planwright/sdk'
import type { AggregateExpression, Expression } from '../formula/expression.js'
import { percentileInWords } from './percentile-words.js'

/** A language that formulas can be said in. */
export type Language = 'en' | 'es'

/** What a formula counts, in the plural: `students`, `rows`. */
export type Counted = Text

interface Words {
  readonly en: string
  readonly es: string
}

const signs: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤', '<>': '≠', '*': '×', '/': '÷', '-': '−' }

function signOf(operator: string): string {
  return signs[operator] ?? operator
}

/** An expression as part of a sentence: `students with missed ≥ 0.10 × days`. */
export function phraseOf(expression: Expression, counted: Counted, language: Language): string {
  const say = (inner: Expression): string => phraseOf(inner, counted, language)
  const tight = (inner: Expression): string => (isLoose(inner) ? `(${say(inner)})` : say(inner))
  const side = (inner: Expression): string => (inner.node === 'arithmetic' ? say(inner) : tight(inner))
  const word = (words: Words): string => words[language]
  switch (expression.node) {
    case 'column':
      return expression.name.replace(/^_group_/, '')
    case 'constant':
      return expression.type.kind === 'text' ? `“${expression.value}”` : expression.value
    case 'arithmetic':
      return `${tight(expression.left)} ${signOf(expression.operator)} ${tight(expression.right)}`
    case 'compare':
      return `${side(expression.left)} ${signOf(expression.operator)} ${side(expression.right)}`
    case 'negate':
      return `−${tight(expression.operand)}`
    case 'in': {
      const items = expression.items.map(say).join(', ')
      const among = expression.negated
        ? word({ en: 'is none of', es: 'no es ninguno de' })
        : word({ en: 'is one of', es: 'es uno de' })
      return `${tight(expression.operand)} ${among} ${items}`
    }
    case 'logic':
      return expression.operands
        .map(tight)
        .join(expression.operator === 'and' ? word({ en: ' and ', es: ' y ' }) : word({ en: ' or ', es: ' o ' }))
    case 'not':
      return `${word({ en: 'not', es: 'no' })} ${tight(expression.operand)}`
    case 'isNull':
      return `${tight(expression.operand)} ${expression.negated ? word({ en: 'is known', es: 'se conoce' }) : word({ en: 'is not known', es: 'no se conoce' })}`
    case 'isTruth': {
      const is = expression.negated ? word({ en: 'is not', es: 'no es' }) : word({ en: 'is', es: 'es' })
      const truth = expression.truth ? word({ en: 'true', es: 'verdadero' }) : word({ en: 'false', es: 'falso' })
      return `${tight(expression.operand)} ${is} ${truth}`
    }
    case 'case': {
      const branches = expression.branches.map(
        ({ when, then }) => `${tight(then)} ${word({ en: 'if', es: 'si' })} ${say(when)}`,
      )
      return `${branches.join(', ')}, ${word({ en: 'else', es: 'si no' })} ${tight(expression.otherwise)}`
    }
    case 'choose': {
      const operands = expression.operands.map(tight)
      if (expression.name === 'coalesce') return operands.join(word({ en: ', or else ', es: ', o si no ' }))
      const name =
        expression.name === 'greatest'
          ? word({ en: 'the largest of', es: 'el mayor de' })
          : word({ en: 'the smallest of', es: 'el menor de' })
      return `${name} ${operands.join(', ')}`
    }
    case 'call':
      return `${expression.name}(${say(expression.operand)})`
    case 'aggregate':
      return aggregated(expression, counted, language)
  }
}

const aggregateWords: Readonly<Record<Exclude<AggregateExpression['name'], 'count' | 'percentile'>, Words>> = {
  countDistinct: { en: 'the number of different values of', es: 'el número de valores distintos de' },
  sum: { en: 'the sum of', es: 'la suma de' },
  min: { en: 'the smallest', es: 'el menor' },
  max: { en: 'the largest', es: 'el mayor' },
  avg: { en: 'the average of', es: 'el promedio de' },
  stddevPop: { en: 'the standard deviation of', es: 'la desviación típica de' },
  stddevSamp: { en: 'the sample standard deviation of', es: 'la desviación típica muestral de' },
  boolAnd: { en: 'whether always', es: 'si siempre' },
  boolOr: { en: 'whether ever', es: 'si alguna vez' },
}

function aggregated(aggregate: AggregateExpression, counted: Counted, language: Language): string {
  const { name, argument, filter, fraction } = aggregate
  const condition =
    filter === null ? '' : ` ${language === 'en' ? 'with' : 'con'} ${phraseOf(filter, counted, language)}`
  const inner = argument === null ? '' : phraseOf(argument, counted, language)
  const whom = (language === 'es' ? counted.es : null) ?? counted.en
  if (name === 'count') {
    const known = argument === null ? '' : language === 'en' ? ` whose ${inner} is known` : ` cuyo ${inner} se conoce`
    return `${whom}${known}${condition}`
  }
  if (name === 'percentile')
    return `${percentileInWords(fraction ?? '0.5', aggregate.descending)[language]} ${inner}${condition}`
  return `${aggregateWords[name][language]} ${inner}${condition}`
}

/** Whether an expression needs brackets inside another. */
function isLoose({ node }: Expression): boolean {
  return node === 'logic' || node === 'arithmetic' || node === 'case' || node === 'choose' || node === 'not'
}
