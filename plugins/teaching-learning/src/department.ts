import { defineDepartment } from '@planwright/sdk'
import { assessment } from './datasets/assessment.js'
import { graduation } from './datasets/graduation.js'
import { fourYearGraduation } from './indicators/four-year-graduation.js'
import { gradeThreeEla } from './indicators/grade-3-ela.js'

export const teachingLearning = defineDepartment({
  id: 'teaching-learning',
  name: { en: 'Teaching & Learning', es: 'Enseñanza y aprendizaje' },
  datasets: [graduation, assessment],
  indicators: [fourYearGraduation, gradeThreeEla],
})
