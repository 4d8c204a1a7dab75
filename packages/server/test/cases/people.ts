import type { Case } from './case.js'

export const peopleCases: readonly Case[] = []
