import 'reflect-metadata'
import { runServer } from './startup/run.js'

await runServer()
