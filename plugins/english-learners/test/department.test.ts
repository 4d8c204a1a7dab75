import { department } from '@planwright/plugin-english-learners'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
