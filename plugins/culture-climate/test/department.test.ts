import { department } from '@planwright/plugin-culture-climate'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
