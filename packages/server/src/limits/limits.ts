/** How much the server does for one who asks. */
export interface Limits {
  /** Requests, uploads and operations on WebSockets together, for each principal. Dear ones also draw on the time for work. */
  readonly requestsPerMinute: number
  /** After so many seconds a request is answered with an error, and its work stops. */
  readonly secondsPerRequest: number
  /** The same for changes, previews and replays, which work figures out anew. */
  readonly secondsPerLongRequest: number
  /** Operations under way on one WebSocket: subscriptions, and others until they are answered. */
  readonly subscriptionsPerConnection: number
  /** WebSockets of one address. */
  readonly connectionsPerAddress: number
  /** All connections of one address, those of WebSockets among them. */
  readonly socketsPerAddress: number
  /** The largest file that may be sent, and the most bytes that a zip file may unpack to, in units of 1,048,576 bytes. */
  readonly megabytesPerFile: number
  /** Files of one person that are taken in at a time; further ones wait. */
  readonly uploadsAtOnce: number
  /** Files that one person may send in a day. */
  readonly filesPerDay: number
}

/**
 * A school of 500 behind one address, each with a page of a few questions a minute, stays under 6,000 a minute. Each of
 * them may hold a few connections. A person who sends in a day more than a thousand files is a mistaken script.
 */
export const defaultLimits: Limits = Object.freeze({
  requestsPerMinute: 6_000,
  secondsPerRequest: 10,
  secondsPerLongRequest: 60,
  subscriptionsPerConnection: 10,
  connectionsPerAddress: 50,
  socketsPerAddress: 2_500,
  megabytesPerFile: 8_192,
  uploadsAtOnce: 4,
  filesPerDay: 2_000,
})

/** The largest body that the public may send to the API, and the largest message on a WebSocket, in bytes. */
export const largestPublicMessage = 131_072

/** The longest address of a request, in characters. */
export const longestAddress = 8_192

/** The most work that one operation may ask for, in milliseconds of one core: of the public, and of those who are signed in. */
export const mostWork = Object.freeze({ public: 250, signedIn: 3_000 })

/** What asks for no more than so many milliseconds of work waits for nothing that asks for more. */
export const quickWork = 20
