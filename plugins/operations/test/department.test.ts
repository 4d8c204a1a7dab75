import { department } from '@planwright/plugin-operations'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
