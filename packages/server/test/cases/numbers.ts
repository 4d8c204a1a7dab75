import type { Case } from './case.js'

export const numbersCases: readonly Case[] = []
