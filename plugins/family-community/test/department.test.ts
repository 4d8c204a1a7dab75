import { department } from '@planwright/plugin-family-community'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
