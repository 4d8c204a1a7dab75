import { fileURLToPath } from 'node:url'

export const playgroundFolder = fileURLToPath(new URL('./dist/app', import.meta.url))
