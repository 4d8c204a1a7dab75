import type { Case } from './case.js'

export const yearsCases: readonly Case[] = []
