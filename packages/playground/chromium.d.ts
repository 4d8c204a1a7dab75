import type { Browser } from 'playwright-core'

/** The installed Chromium or Chrome on the PATH, or `undefined`: a browser test then skips. */
export declare function findChromium(): string | undefined

/** Starts it without a window and without calls of its own. */
export declare function openChromium(executablePath: string): Promise<Browser>
