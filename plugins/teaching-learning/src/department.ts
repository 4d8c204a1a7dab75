import { defineDepartment } from '@planwright/sdk'
import { assessment } from './datasets/assessment.js'
import { courses } from './datasets/courses.js'
import { graduation } from './datasets/graduation.js'
import { schoolDesigns } from './datasets/school-designs.js'
import { walkthroughs } from './datasets/walkthroughs.js'
import { curriculumInUse } from './indicators/curriculum-in-use.js'
import { fourYearGraduation } from './indicators/four-year-graduation.js'
import { gradeThreeEla } from './indicators/grade-3-ela.js'
import { newDesignsOpen } from './indicators/new-designs-open.js'
import { ninthGradersOnTrack } from './indicators/ninth-graders-on-track.js'
import { strategiesInUse } from './indicators/strategies-in-use.js'

export const teachingLearning = defineDepartment({
  id: 'teaching-learning',
  name: { en: 'Teaching & Learning', es: 'Enseñanza y aprendizaje' },
  datasets: [graduation, assessment, courses, walkthroughs, schoolDesigns],
  indicators: [
    fourYearGraduation,
    gradeThreeEla,
    ninthGradersOnTrack,
    strategiesInUse,
    curriculumInUse,
    newDesignsOpen,
  ],
})
