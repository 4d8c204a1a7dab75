import { department } from '@planwright/plugin-data-accountability'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
