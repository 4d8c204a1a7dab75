import { growthOfIndicator } from '@planwright/engine'
import type { Growth } from '@planwright/facts'
import type { AnyIndicator } from '@planwright/sdk'

/** How values grow over their school year. A definition is looked at once: its formulas take a while to read. */
export class Growths {
  private readonly known = new Map<AnyIndicator, Growth>()

  /** What becomes of an indicator's value until its school year is over. */
  of(indicator: AnyIndicator): Growth {
    const growth = this.known.get(indicator) ?? growthOfIndicator(indicator)
    this.known.set(indicator, growth)
    return growth
  }
}
