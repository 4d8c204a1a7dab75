import type { PluginLimits } from '@planwright/computed'
import type { Limits } from '../limits/limits.js'

/** What a server is told when it starts. */
export interface Settings {
  /** 0 takes any free port. */
  readonly port: number
  /** The address of this machine to listen on. */
  readonly host: string
  /** The address people use, such as `https://plan.district.org`. Null where they use this machine's own. */
  readonly publicUrl: string | null
  /** Origins of other sites whose pages may use the API. */
  readonly allowedOrigins: readonly string[]
  readonly dataFolder: string
  readonly pluginsFolder: string
  readonly planFile: string
  /** Published figures to load at the first start: a file a dataset, named after it. Null loads none. */
  readonly figuresFolder: string | null
  /** The directory of districts to load at the first start. Null loads none. */
  readonly directoryFile: string | null
  /** Says what the data is where it is not the district's own, such as `Synthetic data`. */
  readonly label: string | null
  readonly limits: Limits
  /** How long a plugin's functions may work, and how much memory they may take. */
  readonly pluginLimits: PluginLimits
  /** Proxies whose X-Forwarded-For is believed: addresses, networks, or `loopback`. */
  readonly trustedProxies: readonly string[]
  /** Whether any operation is answered, or only the listed ones. */
  readonly operations: 'any' | 'listed'
  /** A folder of listed operations besides the examples; null where there is none. */
  readonly operationsFolder: string | null
  /** Whether a token for each role is printed, for whoever tries the server on the own machine. */
  readonly development: boolean
  /** The district's own sign-in; null where only keys and the operator's token are accepted. */
  readonly oidc: OidcSettings | null
}

/** How tokens of the district's sign-in (OpenID Connect) are checked. */
export interface OidcSettings {
  /** Who must have issued a token: an https address. */
  readonly issuer: string
  /** Whom it must be meant for: the name under which the issuer knows this server. */
  readonly audience: string
  /** Where the issuer's keys are; null where its own description says so. */
  readonly keys: string | null
  /** The claim by which the records name people. */
  readonly subjectClaim: string
}
