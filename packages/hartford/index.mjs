import { fileURLToPath } from 'node:url'

/** The folder that holds the Hartford plan (`plan.yaml`), `directory.csv` and `figures/`, as an absolute path. */
export const hartfordFolder = fileURLToPath(new URL('.', import.meta.url))
