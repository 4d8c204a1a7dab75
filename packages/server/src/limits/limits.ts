/** How much the server does for one who asks. */
export interface Limits {
  /** Requests, uploads and operations on WebSockets together, for each principal. */
  readonly requestsPerMinute: number
  /** After so many seconds a request is answered with an error, and its work stops. */
  readonly secondsPerRequest: number
  /** The same for changes, previews and replays, which work figures out anew. */
  readonly secondsPerLongRequest: number
  /** Operations under way on one WebSocket: subscriptions, and others until they are answered. */
  readonly subscriptionsPerConnection: number
  readonly connectionsPerAddress: number
}

/**
 * Twenty people behind one address, each with a page of five questions every few seconds, stay under a thousand a
 * minute; a flood is at its end within a second.
 */
export const defaultLimits: Limits = Object.freeze({
  requestsPerMinute: 1_000,
  secondsPerRequest: 10,
  secondsPerLongRequest: 60,
  subscriptionsPerConnection: 10,
  connectionsPerAddress: 50,
})

/** The largest body of a request to the API and the largest message on a WebSocket, in bytes. */
export const largestMessage = 1_048_576
