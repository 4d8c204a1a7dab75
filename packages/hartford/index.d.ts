/** The folder that holds the Hartford plan (`plan.yaml`), `directory.csv` and `figures/`, as an absolute path. */
export declare const hartfordFolder: string
