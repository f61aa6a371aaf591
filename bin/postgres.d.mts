/** What differs from PostgreSQL's own defaults in the embedded server: `name=value`. */
export const SETTINGS: readonly string[];
