import type { Case } from './case.js'

export const groupsCases: readonly Case[] = []
