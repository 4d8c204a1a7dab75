import { explorerPlugin } from '@graphiql/plugin-explorer'
import { HISTORY_PLUGIN } from '@graphiql/plugin-history'
import { GraphiQL } from 'graphiql'
import { useState } from 'react'
import { createFetcher } from './fetcher.js'
import { isFirstVisit } from './first-visit.js'

/** GraphiQL on this origin's `/graphql`, with one tab for each example and the server's label above it. */
export function Playground({ tabs, label }) {
  const [fetcher] = useState(createFetcher)
  const [plugins] = useState(() => [explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN])
  // GraphiQL 5 opens its default tabs without the first one's variables.
  const [variables] = useState(() => (isFirstVisit() ? tabs?.[0].variables : undefined))
  return (
    <>
      {label && (
        <output className="label" aria-label="About this data">
          {label}
        </output>
      )}
      <GraphiQL
        fetcher={fetcher}
        plugins={plugins}
        defaultTabs={tabs}
        initialVariables={variables ?? undefined}
        defaultEditorToolsVisibility={tabs?.some(hasVariables) ? 'variables' : false}
      >
        <GraphiQL.Logo>Planwright</GraphiQL.Logo>
      </GraphiQL>
    </>
  )
}

function hasVariables({ variables }) {
  return variables !== null
}
