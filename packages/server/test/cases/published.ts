import type { Case } from './case.js'

export const publishedCases: readonly Case[] = []
