import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'chai'
import { writeLibraryDistrict } from '../support/library-district.js'
import { newFolder, TestServer } from '../support/test-server.js'
import type { Case } from './case.js'

/** What one district's plan says that the first one did not. */
const plan = `key: kpi-2019-2027
title: A Library for Everyone
years: { start: 2019, end: 2027 }
headings: { priorities: Strategic Priorities, goals: Objectives, actions: Initiatives }
district: { name: Riverton Schools, code: '0012' }
departments:
  - { id: library, name: Library, indicatorLimit: 6 }
priorities:
  - key: access
    title: 'Strategic Priority #1: Access'
    strategies: []
    goals:
      - key: borrowing
        text: 1.B Books go out and come back
        measuredBy: [library.returned, library.kept]
        objectives:
          - { key: late-books, text: Late books become fewer each year }
        targets:
          - { by: 2020-21, value: 55 }
          - { by: 2021-22, value: 60 }
        target:
          baseline: { period: 2019-20, value: 50 }
          value: 90
          margin: 2
          by: SY2027
          group: race/black
          assumed: false
          setBy: Board
          why: The table of key figures
    actions:
      - key: second-librarian
        text: Hire a second librarian
        owner: Superintendent's Office
        due: 2024-06-30
        milestones: [{ text: post the position, by: 2023-01-01 }]
      - key: no-owner
        text: Something that all schools do
`

const question = `{ plan {
  headings { part text }
  goals {
    indicators { id } objectives { key text }
    targets { by value margin group setBy why baseline { period value } }
    target { by value }
  }
  actions { key owner { id } ownerName due milestones { text by } }
} }`

const answer = {
  plan: {
    headings: [
      { part: 'priorities', text: 'Strategic Priorities' },
      { part: 'goals', text: 'Objectives' },
      { part: 'actions', text: 'Initiatives' },
    ],
    goals: [
      {
        indicators: [{ id: 'library.returned' }, { id: 'library.kept' }],
        objectives: [{ key: 'late-books', text: 'Late books become fewer each year' }],
        targets: [target('2020-21', 55, null), target('2021-22', 60, null), target('2026-27', 90, 'race/black')],
        target: { by: '2021-22', value: 60 },
      },
    ],
    actions: [
      {
        key: 'second-librarian',
        owner: null,
        ownerName: "Superintendent's Office",
        due: '2024-06-30',
        milestones: [{ text: 'post the position', by: '2023-01-01' }],
      },
      { key: 'no-owner', owner: null, ownerName: null, due: null, milestones: [] },
    ],
  },
}

function target(by: string, value: number, group: string | null) {
  const why = 'The table of key figures'
  return { by, value, margin: 2, group, setBy: 'Board', why, baseline: { period: '2019-20', value: 50 } }
}

export const plansCases: readonly Case[] = [
  {
    input: "another district's plan, with a table of yearly targets",
    right: 'every wish can be said, and the API answers with it',
    async check() {
      const folder = await newFolder()
      const settings = await writeLibraryDistrict(folder.path)
      await writeFile(settings.planFile ?? '', plan)
      const server = await TestServer.start(join(folder.path, 'data'), settings, folder.remove)
      try {
        expect((await server.ask<object>(question)).data).to.deep.equal(answer)
      } finally {
        await server.stop()
      }
    },
  },
]
