import { department } from '@planwright/plugin-special-education'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
