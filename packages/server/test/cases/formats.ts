import type { Case } from './case.js'

export const formatsCases: readonly Case[] = []
