/**
 * The type of an expression. `null` is the type of a bare NULL, which fits every other type. A wide double stands for an
 * exact number that has more digits than an engine holds: its sums must not ask for them either.
 */
export type FormulaType =
  | { readonly kind: 'integer' | 'boolean' | 'text' | 'date' | 'null' }
  | { readonly kind: 'double'; readonly isWide?: true }
  | { readonly kind: 'decimal'; readonly scale: number }

/** Decimal places that are kept exactly. */
export const maximumScale = 12

export const integerType: FormulaType = { kind: 'integer' }
export const doubleType: FormulaType = { kind: 'double' }
/** What takes the place of exact numbers that are too long; see `widened`. */
export const wideType: FormulaType = { kind: 'double', isWide: true }
export const booleanType: FormulaType = { kind: 'boolean' }
export const textType: FormulaType = { kind: 'text' }
export const dateType: FormulaType = { kind: 'date' }
export const nullType: FormulaType = { kind: 'null' }

export function decimalType(scale: number): FormulaType {
  return { kind: 'decimal', scale }
}

export function isNumber(type: FormulaType): boolean {
  return type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'double'
}

export function isWide(type: FormulaType): boolean {
  return type.kind === 'double' && type.isWide === true
}

/** Decimal places of an exact number. */
export function scaleOf(type: FormulaType): number {
  return type.kind === 'decimal' ? type.scale : 0
}

/** The type that holds values of both exactly (a double if one is a double), or null where there is none. */
export function commonType(left: FormulaType, right: FormulaType): FormulaType | null {
  if (left.kind === 'null') return right
  if (right.kind === 'null') return left
  if (!isNumber(left) || !isNumber(right)) return left.kind === right.kind ? left : null
  if (isWide(left) || isWide(right)) return wideType
  if (left.kind === 'double' || right.kind === 'double') return doubleType
  if (left.kind === 'integer' && right.kind === 'integer') return integerType
  return decimalType(Math.max(scaleOf(left), scaleOf(right)))
}

export function sameType(left: FormulaType, right: FormulaType): boolean {
  return left.kind === right.kind && scaleOf(left) === scaleOf(right)
}

/** The type in words, with its article. */
export function describeType(type: FormulaType): string {
  switch (type.kind) {
    case 'integer':
      return 'a whole number'
    case 'decimal':
      return 'a decimal number'
    case 'double':
      return 'a number'
    case 'boolean':
      return 'true or false'
    case 'text':
      return 'a text'
    case 'date':
      return 'a date'
    case 'null':
      return 'NULL'
  }
}
