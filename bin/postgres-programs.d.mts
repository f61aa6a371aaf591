/** PostgreSQL's programs for this system, and as whom they run. */
export interface PostgresPrograms {
  initdb: string;
  postgres: string;
  owner: { uid: number; gid: number } | undefined;
  data: string;
  /** The folder that was wanted for data, when it cannot be entered by the user that PostgreSQL runs as. */
  movedFrom: string | null;
}

export function postgresPrograms(root: string, wantedData: string): Promise<PostgresPrograms>;
