/** What stands where something was: nothing can be asked of it or done with it, and it says so by its name. */
function forbidden(called: string): object {
  const refuse = (): never => {
    throw new Error(`A plugin may not use ${called}: its functions work with what they are given.`)
  }
  const get = (target: object, name: string | symbol): unknown =>
    typeof name === 'symbol' || name in target ? Reflect.get(target, name) : refuse()
  return new Proxy(function taken() {}, { apply: refuse, construct: refuse, get, set: refuse, defineProperty: refuse })
}

/** A part of something, and what a person calls it. */
export interface Part {
  readonly whole: object
  readonly name: string
  readonly called: string
}

/** The parts of a module that are neither kept nor plain. */
export function partsOf(whole: object, called: string, isKept: (name: string) => boolean): readonly Part[] {
  return Object.entries(Object.getOwnPropertyDescriptors(whole))
    .filter(([name, part]) => !isConstant(part) && !isKept(name))
    .map(([name]) => ({ whole, name, called: `${called}.${name}` }))
}

/** A number, a text or nothing; what is only worked out when it is asked for is none, and is not asked for. */
function isConstant({ value, get }: PropertyDescriptor): boolean {
  return get === undefined && (value === null || !['function', 'object'].includes(typeof value))
}

/** Takes a part away; what Node itself has fixed stays. */
export function forbid({ whole, name, called }: Part): void {
  replace(whole, name, forbidden(called))
}

/** Leaves a class that is a module as a whole without what it inherits: nothing can be made of it, nor its parents found. */
export function disinherit(exported: object, called: string): void {
  if (typeof exported !== 'function') return
  Reflect.setPrototypeOf(exported, forbidden(called))
  if (typeof exported.prototype === 'object') Reflect.setPrototypeOf(exported.prototype, null)
}

/** Puts something in a part's place for good. It is removed first: Node would load what it only defines over. */
export function replace(whole: object, name: string, value: unknown): void {
  Reflect.deleteProperty(whole, name)
  Reflect.defineProperty(whole, name, { value, writable: false, configurable: false, enumerable: true })
}
