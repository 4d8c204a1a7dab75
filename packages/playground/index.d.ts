/** The absolute path of the built Playground, to be served at `/playground/`. Built by `npm run build`. */
export declare const playgroundFolder: string
