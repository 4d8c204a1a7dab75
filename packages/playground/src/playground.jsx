import { explorerPlugin } from '@graphiql/plugin-explorer'
import { HISTORY_PLUGIN } from '@graphiql/plugin-history'
import { GraphiQL } from 'graphiql'
import { useEffect, useMemo, useState } from 'react'
import { createFetcher } from './fetcher.js'
import { isFirstVisit } from './first-visit.js'
import { SignIn } from './sign-in.jsx'

/** GraphiQL on this origin's `/graphql`, with one tab for each example; above it the server's label and who asks. */
export function Playground({ tabs, label }) {
  const [viewer, setViewer] = useState(null)
  const token = viewer?.token ?? null
  const { fetcher, close } = useMemo(() => createFetcher(token), [token])
  useEffect(() => close, [close])
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
      <SignIn viewer={viewer} onChange={setViewer} />
      <GraphiQL
        fetcher={fetcher}
        plugins={plugins}
        defaultTabs={tabs}
        isHeadersEditorEnabled={false}
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
