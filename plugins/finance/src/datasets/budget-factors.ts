import { date, defineDataset, oneOf, optional, schoolYear, text } from '@planwright/sdk'

/** What decides how money reaches schools (timelines, ratios, formulas): one row a document and year. */
export const budgetFactors = defineDataset({
  id: 'finance.budget-factors',
  name: { en: 'Published budget factors', es: 'Factores del presupuesto publicados' },
  about: 'organization',
  columns: {
    factor: text(),
    schoolYear: schoolYear({
      about: { en: 'The year the budget is for', es: 'El año al que corresponde el presupuesto' },
    }),
    kind: oneOf(['timeline', 'staffing-ratio', 'formula', 'other']),
    neededBy: optional(
      date({
        about: {
          en: 'The day schools begin to plan with it; empty until the calendar is set',
          es: 'El día en que las escuelas empiezan a planificar con él; vacío hasta que se fije el calendario',
        },
      }),
    ),
    published: optional(date({ about: { en: 'Empty where it is not published', es: 'Vacío si no se ha publicado' } })),
  },
  key: ['factor', 'schoolYear'],
  replaces: 'schoolYear',
})
