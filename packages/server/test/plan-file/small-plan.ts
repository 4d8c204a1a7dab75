/** Another district's plan, as small as a plan can be and still use every kind of target. */
export const smallPlan = `key: riverton
title: Our Way Forward
years: { start: 2024, end: 2027 }
district: { name: Riverton Schools, code: '0012' }
departments:
  - id: library
    name: Library
    indicatorLimit: 3
priorities:
  - key: reading
    title: { en: Reading, es: Lectura }
    strategies: []
    goals:
      - key: readers
        text: Ten percent more readers.
        measuredBy: library.readers
        target:
          baseline: { period: 2023-24, value: 18.3 }
          change: 22
          basis: relative
          by: 2026-27
          assumed: false
          setBy: The board
          why: { en: Everyone reads., es: Todos leen. }
      - key: books
        text: A book for every child.
        notYet: Nobody has counted the books.
        target:
          value: 1
          by: 2024-25
          assumed: true
          setBy: The board
          why: One is enough to begin with.
    actions:
      - key: open-late
        text: Keep the library open late.
        owner: library
`
