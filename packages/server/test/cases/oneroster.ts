import type { Case } from './case.js'

export const onerosterCases: readonly Case[] = []
