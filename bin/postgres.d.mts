/** A running embedded PostgreSQL. */
export interface EmbeddedPostgres {
  pid: number;
  url: string;
  /** Where its data is. */
  folder: string;
  /** Takes the server for as long as this process lives; false when another process has it. */
  hold(): Promise<boolean>;
  /** Ends the server, unless somebody else is using it. */
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL on the data in a folder, or finds the one that runs on it. `say` hears of slow steps. */
export function startPostgres(root: string, folder: string, say: (text: string) => void): Promise<EmbeddedPostgres>;
