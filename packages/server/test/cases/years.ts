import type { Case } from './case.js'
import { quietMonth } from './quiet-month.js'

export const yearsCases: readonly Case[] = [quietMonth]
