export const dataset = 'finance.budget-lines'

const revenue = Object.freeze([
  ['1000', 'City contribution', 0.23],
  ['1100', 'Education cost sharing', 0.47],
  ['1200', 'Magnet and choice grants', 0.17],
  ['1300', 'Federal grants', 0.11],
])
const expenditure = Object.freeze([
  ['5100', 'Salaries', 0.54],
  ['5200', 'Benefits', 0.17],
  ['5300', 'Contracted services', 0.09],
  ['5400', 'Transportation', 0.06],
  ['5500', 'Tuition', 0.1],
])
/** What was left at the end of each year, in dollars: deficits that shrink to a balance to the cent. */
const left = Object.freeze([-7_412_306.18, -5_120_944.5, -2_873_610.02, 318_455.75, 0])

/** The last line of each side takes what the others leave of its total, so that the year ends as said. @param {SyntheticDistrict} district */
export function* lines({ published, randomFor }) {
  const random = randomFor(dataset)
  yield 'line,schoolYear,kind,name,amount'
  for (const [index, year] of published.schoolYears(2014, 2018).entries()) {
    const total = Math.round(41_000_000_000 * 1.011 ** index)
    const spent = total - Math.round(100 * (left[index] ?? 0))
    yield* side(revenue, ['1900', 'Other revenue'], 'revenue', total)
    yield* side(expenditure, ['5900', 'Supplies and other'], 'expenditure', spent)

    /**
     * @param {readonly (readonly (string | number)[])[]} shares @param {readonly string[]} rest
     * @param {string} kind @param {number} cents
     */
    function* side(shares, rest, kind, cents) {
      let open = cents
      for (const [line, name, share] of shares) {
        const amount = Math.round(cents * Number(share) * (0.98 + 0.03 * random()))
        open -= amount
        yield [line, year, kind, name, (amount / 100).toFixed(2)].join(',')
      }
      yield [rest[0], year, kind, rest[1], (open / 100).toFixed(2)].join(',')
    }
  }
}
