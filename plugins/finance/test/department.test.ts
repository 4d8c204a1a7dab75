import { department } from '@planwright/plugin-finance'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
