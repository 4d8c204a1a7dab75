import { decimal, defineDataset, oneOf, schoolYear, text } from '@planwright/sdk'

/** The lines of the district's operating budget as the year ended: one row a line, revenue or expenditure. */
export const budgetLines = defineDataset({
  id: 'finance.budget-lines',
  name: { en: 'Operating budget, line by line', es: 'Presupuesto operativo, partida por partida' },
  about: 'money',
  columns: {
    line: text({ about: { en: 'The line’s code in the ledger', es: 'El código de la partida en la contabilidad' } }),
    schoolYear: schoolYear(),
    kind: oneOf(['revenue', 'expenditure']),
    name: text(),
    amount: decimal({
      about: {
        en: 'Dollars, always of the line’s own kind; a refund or a correction is negative',
        es: 'Dólares, siempre del tipo de la partida; un reembolso o una corrección es negativo',
      },
    }),
  },
  key: ['line', 'schoolYear'],
  replaces: 'schoolYear',
})
