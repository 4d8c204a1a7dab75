import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import '@graphiql/plugin-explorer/style.css'
import './playground.css'
import { createRoot } from 'react-dom/client'
import { loadLabel } from './label.js'
import { loadTabs } from './operations.js'
import { Playground } from './playground.jsx'

const [tabs, label] = await Promise.all([loadTabs(), loadLabel()])

createRoot(document.getElementById('playground')).render(<Playground tabs={tabs} label={label} />)
