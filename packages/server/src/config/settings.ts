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
}
