import { department } from '@planwright/plugin-talent'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
