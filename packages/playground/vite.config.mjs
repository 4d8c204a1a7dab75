import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/playground/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist/app',
    // Every asset stays a file of its own, so that the page's policy can forbid all but this origin.
    assetsInlineLimit: 0,
    // The editor alone is 1.8 MB, served from this machine.
    chunkSizeWarningLimit: 2000,
    // GraphiQL's files carry "use no memo", a word to React's compiler, which doesn't run here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
})
