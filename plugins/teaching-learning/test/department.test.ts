import { department } from '@planwright/plugin-teaching-learning'
import { describeDepartment } from '@planwright/testing'

describeDepartment(department)
